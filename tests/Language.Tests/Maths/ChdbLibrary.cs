using System.Runtime.InteropServices;

namespace FeatureDsl.Language.Tests;

/// <summary>The calls of libchdb that the tests need.</summary>
internal static unsafe partial class ChdbLibrary
{
    private const string Name = "chdb";

    static ChdbLibrary() => NativeLibrary.SetDllImportResolver(typeof(ChdbLibrary).Assembly, (name, _, _) =>
        name == Name ? NativeLibrary.Load(Path()) : 0);

    [LibraryImport(Name, EntryPoint = "chdb_connect")]
    public static partial nint* Connect(int count, byte** arguments);

    [LibraryImport(Name, EntryPoint = "chdb_set_signal_handlers_enabled")]
    public static partial void SetSignalHandlersEnabled(int enabled);

    [LibraryImport(Name, EntryPoint = "chdb_query_n")]
    public static partial nint Query(nint connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength);

    [LibraryImport(Name, EntryPoint = "chdb_stream_insert_n")]
    public static partial nint StartInsert(nint connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength);

    [LibraryImport(Name, EntryPoint = "chdb_stream_append")]
    public static partial int Append(nint insert, byte* data, nuint length);

    [LibraryImport(Name, EntryPoint = "chdb_stream_done")]
    public static partial nint FinishInsert(nint insert);

    [LibraryImport(Name, EntryPoint = "chdb_destroy_insert_stream")]
    public static partial void DestroyInsert(nint insert);

    [LibraryImport(Name, EntryPoint = "chdb_destroy_query_result")]
    public static partial void DestroyResult(nint result);

    [LibraryImport(Name, EntryPoint = "chdb_result_buffer")]
    public static partial byte* Buffer(nint result);

    [LibraryImport(Name, EntryPoint = "chdb_result_length")]
    public static partial nuint Length(nint result);

    [LibraryImport(Name, EntryPoint = "chdb_result_error")]
    public static partial nint Error(nint result);

    private static string Path() => Environment.GetEnvironmentVariable("FEATUREDSL_LIBCHDB") ?? System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "featuredsl", "chdb", "26.7.3-stable.1",
            "linux-x64-gnu", "libchdb.so");
}
