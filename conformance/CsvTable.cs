using System.Text;

namespace FeatureDsl.Conformance;

/// <summary>A small CSV file: a header, then rows. An empty field is missing; <c>""</c> is the empty text.</summary>
/// <param name="Columns">The header.</param>
/// <param name="Rows">The fields of each row.</param>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, UTF-8; fields may be quoted, but hold no line breaks.</param>
    /// <exception cref="InvalidDataException">There is no header, or a row has another number of fields.</exception>
    public static CsvTable Read(string path)
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0).Select(Fields).ToList();
        if (lines.Count == 0)
            throw new InvalidDataException($"{path} is empty; it needs a header.");
        var ragged = lines.FindIndex(line => line.Count != lines[0].Count);
        return ragged < 0
            ? new([.. lines[0].Select(name => name ?? "")], lines[1..])
            : throw new InvalidDataException($"{path}, line {ragged + 1}: {lines[ragged].Count} fields, but the header has {lines[0].Count}.");
    }

    /// <summary>The place of a column.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int Column(string name) => Columns.ToList().IndexOf(name) is >= 0 and var at
        ? at
        : throw new InvalidDataException($"there is no column {name}, only {string.Join(", ", Columns)}");

    private static List<string?> Fields(string line)
    {
        var fields = new List<string?>();
        var field = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ',' && !quoted))
            {
                fields.Add(field.Length == 0 && !wasQuoted ? null : field.ToString());
                field.Clear();
                wasQuoted = false;
            }
            else if (line[i] != '"')
            {
                field.Append(line[i]);
            }
            else if (quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else
            {
                (quoted, wasQuoted) = (!quoted, true);
            }
        }

        return fields;
    }
}
