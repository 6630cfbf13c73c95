using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>The functions exported by libchdb that are used here; names and order of arguments are those of its <c>chdb.h</c>.</summary>
internal static unsafe partial class ChdbNative
{
    internal const string Library = "chdb";

    [LibraryImport(Library)]
    internal static partial void chdb_set_signal_handlers_enabled(int enabled);

    [LibraryImport(Library)]
    internal static partial void** chdb_connect(int argc, byte** argv);

    [LibraryImport(Library)]
    internal static partial void chdb_close_conn(void** connection);

    [LibraryImport(Library)]
    internal static partial void* chdb_query_with_params_n(
        void* connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength,
        byte** names, nuint* nameLengths, byte** values, nuint* valueLengths, nuint count);

    [LibraryImport(Library)]
    internal static partial void* chdb_stream_query_with_params_n(
        void* connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength,
        byte** names, nuint* nameLengths, byte** values, nuint* valueLengths, nuint count);

    [LibraryImport(Library)]
    internal static partial void* chdb_stream_fetch_result(void* connection, void* stream);

    [LibraryImport(Library)]
    internal static partial void chdb_stream_cancel_query(void* connection, void* stream);

    [LibraryImport(Library)]
    internal static partial void* chdb_stream_query_arrow_with_params_n(
        void* connection, byte* sql, nuint sqlLength, void* options,
        byte** names, nuint* nameLengths, byte** values, nuint* valueLengths, nuint count);

    [LibraryImport(Library)]
    internal static partial int chdb_stream_fetch_arrow(void* connection, void* stream, void* batch);

    [LibraryImport(Library)]
    internal static partial void* chdb_stream_insert_with_params_n(
        void* connection, byte* sql, nuint sqlLength, byte* format, nuint formatLength,
        byte** names, nuint* nameLengths, byte** values, nuint* valueLengths, nuint count);

    [LibraryImport(Library)]
    internal static partial int chdb_stream_append(void* insert, byte* data, nuint length);

    [LibraryImport(Library)]
    internal static partial void* chdb_stream_done(void* insert);

    [LibraryImport(Library)]
    internal static partial byte* chdb_stream_insert_error(void* insert);

    [LibraryImport(Library)]
    internal static partial void chdb_destroy_insert_stream(void* insert);

    [LibraryImport(Library)]
    internal static partial void chdb_destroy_query_result(void* result);

    [LibraryImport(Library)]
    internal static partial byte* chdb_result_buffer(void* result);

    [LibraryImport(Library)]
    internal static partial nuint chdb_result_length(void* result);

    [LibraryImport(Library)]
    internal static partial double chdb_result_elapsed(void* result);

    [LibraryImport(Library)]
    internal static partial ulong chdb_result_rows_read(void* result);

    [LibraryImport(Library)]
    internal static partial ulong chdb_result_storage_rows_read(void* result);

    [LibraryImport(Library)]
    internal static partial ulong chdb_result_rows_written(void* result);

    [LibraryImport(Library)]
    internal static partial byte* chdb_result_error(void* result);
}
