using System.Text;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Shows a row of Arrow memory as a line of CSV, for reports.</summary>
internal static class CsvRowText
{
    private const int LongestText = 4_000;

    public static string Of(RecordBatch batch, int row)
    {
        var output = new CsvOutput((byte)',');
        for (var i = 0; i < batch.ColumnCount; i++)
        {
            if (i > 0)
                output.Separator();
            Write(batch.Column(i), row, output);
        }

        var text = output.Written.Span;
        return text.Length <= LongestText ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..LongestText]) + "...";
    }

    private static void Write(IArrowArray column, int row, CsvOutput output)
    {
        if (column.IsNull(row))
            return;
        // One row only: a dictionary or a view is not decoded for the whole chunk.
        var cell = SourceArrays.Simplify(ArrowArrayFactory.Slice(column, row, 1));
        if (CsvCells.For(cell.Data.DataType) is { } write)
            write(cell, 0, output);
        else
            output.Text(Encoding.UTF8.GetBytes($"<{column.Data.DataType.Name}>"));
    }
}
