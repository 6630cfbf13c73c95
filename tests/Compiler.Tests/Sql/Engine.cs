using System.Runtime.InteropServices;
using System.Text;
using FeatureDsl.Language.Tests;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>The real engine, in process and in memory.</summary>
internal static unsafe class Engine
{
    private static readonly Lock Gate = new();
    private static readonly nint Connection = Open();

    static Engine() => Query("SET max_query_size = 67108864, max_ast_elements = 5000000, max_expanded_ast_elements = 5000000");

    /// <summary>Runs one statement and returns its rows as tab-separated text.</summary>
    public static string[][] Query(string sql)
    {
        lock (Gate)
        {
            var (text, name) = (Encoding.UTF8.GetBytes(sql), Encoding.UTF8.GetBytes("TabSeparated"));
            fixed (byte* t = text, f = name)
            {
                var result = ChdbLibrary.Query(Connection, t, (nuint)text.Length, f, (nuint)name.Length);
                try
                {
                    return Rows(result, sql);
                }
                finally
                {
                    ChdbLibrary.DestroyResult(result);
                }
            }
        }
    }

    private static string[][] Rows(nint result, string sql)
    {
        if (Marshal.PtrToStringUTF8(ChdbLibrary.Error(result)) is { } error)
        {
            throw new InvalidOperationException($"{error}\n{sql}");
        }

        var length = checked((int)ChdbLibrary.Length(result));
        var text = length == 0 ? "" : Encoding.UTF8.GetString(ChdbLibrary.Buffer(result), length);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
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
