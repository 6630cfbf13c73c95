namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Parses delimited text (RFC 4180) from UTF-8 bytes into column buffers, without a string per field. An unquoted empty field and an
/// unquoted <c>\N</c> are null, a quoted empty field is the empty string; that difference, and the physical line of every row, is what
/// ready-made parsers do not tell. Blank lines are skipped; a quote inside an unquoted field is an ordinary character.
/// </summary>
/// <param name="separator">The byte between fields.</param>
/// <param name="columns">The buffer of each column, or null for one that nobody wants; empty to take as many as the first row has.</param>
internal sealed class CsvParser(byte separator, List<CsvColumnBuffer?> columns)
{
    private const byte Quote = (byte)'"';
    private const byte NewLine = (byte)'\n';
    private const int NeedsMore = -1;

    private readonly bool takesAnyColumns = columns.Count == 0;
    private string? problem;
    private int fields;
    private int newLines;

    /// <summary>The physical line of the next byte, from 1.</summary>
    public long Line { get; set; } = 1;

    /// <summary>The number of the next row, from 1.</summary>
    public long Number { get; set; } = 1;

    /// <summary>Parses whole rows.</summary>
    /// <param name="block">The bytes, from the start of a row.</param>
    /// <param name="last">Whether no bytes follow, or none will be waited for; then a quote left open makes a bad row of its line.</param>
    /// <param name="maxRows">When to stop.</param>
    /// <param name="rows">Takes the good and the bad rows.</param>
    /// <returns>The number of bytes parsed; an unfinished row is left.</returns>
    public int Parse(ReadOnlySpan<byte> block, bool last, int maxRows, CsvRows rows)
    {
        var position = 0;
        while (position < block.Length && rows.Good.Count < maxRows && rows.Bad.Count < maxRows)
        {
            if (BlankLine(block, position) is var blank and > 0)
            {
                position += blank;
                Line++;
                continue;
            }

            var end = ParseRow(block, position, last);
            if (end == NeedsMore)
            {
                Rollback(rows.Good.Count);
                break;
            }

            Finish(new CsvRow(position, end, Number, Line), rows);
            position = end;
        }

        return position;
    }

    private static int BlankLine(ReadOnlySpan<byte> block, int position) =>
        block[position] == NewLine ? 1
        : block[position] == '\r' && position + 1 < block.Length && block[position + 1] == NewLine ? 2
        : 0;

    private void Finish(CsvRow row, CsvRows rows)
    {
        if (problem is null && fields != columns.Count)
            problem = $"the row has {Fields(fields)}, the header has {Fields(columns.Count)}";
        if (problem is null)
        {
            rows.Good.Add(row);
        }
        else
        {
            Rollback(rows.Good.Count);
            rows.AddBad(row, problem);
        }

        Number++;
        Line += newLines;
    }

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";

    private void Rollback(int count)
    {
        foreach (var column in columns)
            column?.Rollback(count);
    }

    private int ParseRow(ReadOnlySpan<byte> block, int start, bool last)
    {
        fields = newLines = 0;
        problem = null;
        var position = start;
        while (true)
        {
            var end = position < block.Length && block[position] == Quote
                ? ParseQuoted(block, position, last)
                : ParsePlain(block, position, last);
            if (end == NeedsMore && last)
                return GiveUp(block, start);
            if (end == NeedsMore)
                return NeedsMore;
            fields++;
            if (end == block.Length)
                return end;
            position = end + 1;
            if (block[end] == NewLine)
            {
                newLines++;
                return position;
            }
        }
    }

    // A quote that is never closed would swallow the rest of the file: only its line is bad, the next line is a row again.
    private int GiveUp(ReadOnlySpan<byte> block, int start)
    {
        problem = "a quote is opened and never closed";
        newLines = 1;
        var end = block[start..].IndexOf(NewLine);
        return end < 0 ? block.Length : start + end + 1;
    }

    // Both return the index of the separator or newline behind the field, or the end of the block if it is the end of the file.
    private int ParsePlain(ReadOnlySpan<byte> block, int position, bool last)
    {
        var found = block[position..].IndexOfAny(separator, NewLine);
        if (found < 0 && !last)
            return NeedsMore;
        var end = found < 0 ? block.Length : position + found;
        var value = block[position..end];
        if (value.Length > 0 && value[^1] == '\r' && (end == block.Length || block[end] == NewLine))
            value = value[..^1];
        if (Column() is { } column)
        {
            if (value.Length == 0 || value is [(byte)'\\', (byte)'N'])
            {
                column.EndNull();
            }
            else
            {
                column.Append(value);
                column.EndValue();
            }
        }

        return end;
    }

    private int ParseQuoted(ReadOnlySpan<byte> block, int position, bool last)
    {
        var column = Column();
        position++;
        while (true)
        {
            var found = block[position..].IndexOf(Quote);
            // A quote at the very end of the block may be the first half of an escaped one.
            if (found < 0 || (!last && position + found + 1 >= block.Length))
                return NeedsMore;
            var part = block.Slice(position, found);
            newLines += part.Count(NewLine);
            column?.Append(part);
            position += found + 1;
            if (position == block.Length || block[position] != Quote)
                break;
            column?.Append("\""u8);
            position++;
        }

        column?.EndValue();
        return AfterQuote(block, position, last);
    }

    private int AfterQuote(ReadOnlySpan<byte> block, int position, bool last)
    {
        if (position == block.Length || block[position] == separator || block[position] == NewLine)
            return position;
        var found = block[position..].IndexOfAny(separator, NewLine);
        if (found < 0 && !last)
            return NeedsMore;
        var end = found < 0 ? block.Length : position + found;
        var isLineEnd = end - position == 1 && block[position] == '\r' && (end == block.Length || block[end] == NewLine);
        if (!isLineEnd)
            problem ??= $"there is text behind the closing quote of field {fields + 1}; a quote inside a quoted field is written twice";
        return end;
    }

    private CsvColumnBuffer? Column()
    {
        if (takesAnyColumns && fields == columns.Count)
            columns.Add(new CsvColumnBuffer());
        return fields < columns.Count ? columns[fields] : null;
    }
}
