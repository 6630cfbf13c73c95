using System.Runtime.InteropServices;
using System.Text;

namespace FeatureDsl.Language.Tests;

/// <summary>The real engine, in process and in memory: rows in, an expression over them, rows out in the same order.</summary>
internal static unsafe class ClickHouse
{
    private static readonly Lock Gate = new();
    private static readonly nint Connection = Open();

    /// <summary>Runs a select over rows. The bytes of a row are those of RowBinary.</summary>
    /// <param name="columns">The columns of <typeparamref name="TIn"/> with their types.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="select">Makes the select, of the columns of <typeparamref name="TOut"/>, from the name of a table.</param>
    /// <param name="settings">After SETTINGS.</param>
    public static TOut[] Map<TIn, TOut>(string columns, TIn[] rows, Func<string, string> select, string settings = "max_threads = 1")
        where TIn : unmanaged
        where TOut : unmanaged
    {
        lock (Gate)
        {
            Execute($"CREATE TABLE input ({columns}) ENGINE = Memory");
            try
            {
                Insert("INSERT INTO input", MemoryMarshal.AsBytes(rows.AsSpan()));
                return Query<TOut>($"{select("input")} SETTINGS {settings}");
            }
            finally
            {
                Execute("DROP TABLE input SYNC");
            }
        }
    }

    /// <summary>Runs an expression over <c>x</c>, a double.</summary>
    public static TOut[] Map<TOut>(double[] values, string expression) where TOut : unmanaged =>
        Map<double, TOut>("x Float64", values, table => $"SELECT {expression} FROM {table}");

    /// <summary>Runs a select and returns the lines of its answer, columns between tabs.</summary>
    public static string[] Lines(string sql)
    {
        lock (Gate)
        {
            var result = Start(sql, "TabSeparatedRaw");
            try
            {
                Throw(result, sql);
                var bytes = new ReadOnlySpan<byte>(ChdbLibrary.Buffer(result), checked((int)ChdbLibrary.Length(result)));
                return Encoding.UTF8.GetString(bytes).Split('\n')[..^1];
            }
            finally
            {
                ChdbLibrary.DestroyResult(result);
            }
        }
    }

    private static T[] Query<T>(string sql) where T : unmanaged
    {
        var result = Start(sql, "RowBinary");
        try
        {
            Throw(result, sql);
            return MemoryMarshal.Cast<byte, T>(new ReadOnlySpan<byte>(ChdbLibrary.Buffer(result),
                checked((int)ChdbLibrary.Length(result)))).ToArray();
        }
        finally
        {
            ChdbLibrary.DestroyResult(result);
        }
    }

    private static void Execute(string sql) => Query<byte>(sql);

    private static void Insert(string sql, ReadOnlySpan<byte> rows)
    {
        var (text, format) = (Encoding.UTF8.GetBytes(sql), Encoding.UTF8.GetBytes("RowBinary"));
        fixed (byte* t = text, f = format, r = rows)
        {
            var insert = ChdbLibrary.StartInsert(Connection, t, (nuint)text.Length, f, (nuint)format.Length);
            try
            {
                Assert.Equal(0, ChdbLibrary.Append(insert, r, (nuint)rows.Length));
                var done = ChdbLibrary.FinishInsert(insert);
                Throw(done, sql);
                ChdbLibrary.DestroyResult(done);
            }
            finally
            {
                ChdbLibrary.DestroyInsert(insert);
            }
        }
    }

    private static nint Start(string sql, string format)
    {
        var (text, name) = (Encoding.UTF8.GetBytes(sql), Encoding.UTF8.GetBytes(format));
        fixed (byte* t = text, f = name)
        {
            return ChdbLibrary.Query(Connection, t, (nuint)text.Length, f, (nuint)name.Length);
        }
    }

    private static void Throw(nint result, string sql)
    {
        if (Marshal.PtrToStringUTF8(ChdbLibrary.Error(result)) is { } error)
        {
            throw new InvalidOperationException($"{error}\n{sql}");
        }
    }

    // Without this the process hangs on the first NullReferenceException that is caught: the engine would handle the signal.
    private static nint Open()
    {
        ChdbLibrary.SetSignalHandlersEnabled(0);
        fixed (byte* program = "clickhouse\0"u8)
        {
            return *ChdbLibrary.Connect(1, &program);
        }
    }
}
