using System.Text;

namespace FeatureDsl.Runtime.Files;

/// <summary>The rows of one block of a delimited file: where each good one stands, and the bad ones.</summary>
internal sealed class CsvRows(string file, byte[] block)
{
    private const int LongestRawText = 4_000;

    public List<CsvRow> Good { get; } = [];

    public List<BadRow> Bad { get; } = [];

    public void AddBad(CsvRow row, string reason) => Bad.Add(new BadRow(file, row.Number, row.Line, "", reason, Raw(row)));

    public string Raw(CsvRow row)
    {
        var bytes = block.AsSpan(row.Start, row.End - row.Start).TrimEnd("\r\n"u8);
        return bytes.Length <= LongestRawText
            ? Encoding.UTF8.GetString(bytes)
            : Encoding.UTF8.GetString(bytes[..LongestRawText]) + "...";
    }
}
