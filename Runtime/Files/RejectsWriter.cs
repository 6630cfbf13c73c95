using System.Globalization;
using System.Text;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Appends bad rows to a CSV file with the columns file, row, line, column, reason and raw. The file is created by the first bad row;
/// a run without bad rows leaves none behind.
/// </summary>
/// <param name="path">The file to append to.</param>
public sealed class RejectsWriter(string path) : IBadRowSink, IDisposable
{
    private readonly Lock gate = new();
    private StreamWriter? writer;

    /// <summary>The file that is appended to.</summary>
    public string Path { get; } = path;

    /// <summary>How many reports were written by this writer.</summary>
    public long Count { get; private set; }

    /// <inheritdoc />
    public void Report(BadRow row)
    {
        lock (gate)
        {
            writer ??= Open();
            var line = row.Line?.ToString(CultureInfo.InvariantCulture) ?? "";
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Quote(row.File)},{row.Row},{line},{Quote(row.Column)},{Quote(row.Reason)},{Quote(row.RawRow)}\n"));
            Count++;
        }
    }

    /// <summary>Writes what is buffered and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private StreamWriter Open()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
            Directory.CreateDirectory(folder);
        var stream = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
        var opened = new StreamWriter(stream, new UTF8Encoding(false));
        if (stream.Length == 0)
            opened.Write("file,row,line,column,reason,raw\n");
        return opened;
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
