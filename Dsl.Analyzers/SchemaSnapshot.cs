using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureDsl.Analyzers;

/// <summary>
/// The tables of ClickHouse as they were when somebody last looked, one column a line: <c>trips.fare Decimal(18, 2)</c>. Empty lines and lines that begin
/// with <c>#</c> say nothing. A line format needs no parser in the compiler, and its differences read well in reviews.
/// </summary>
internal sealed class SchemaSnapshot
{
    /// <summary>How the names of such files end.</summary>
    public const string Extension = ".schema.txt";

    private readonly List<(string Path, string Type)> _columns = [];

    /// <summary>The columns of a table with their ClickHouse types; <see langword="null"/> where no snapshot knows the table.</summary>
    public IReadOnlyDictionary<string, string>? Table(string name)
    {
        var columns = _columns.Where(c => c.Path.StartsWith(name + ".", StringComparison.Ordinal) && c.Path.IndexOf('.', name.Length + 1) < 0)
            .GroupBy(c => c.Path.Substring(name.Length + 1)).ToDictionary(g => g.Key, g => g.Last().Type, StringComparer.Ordinal);
        return columns.Count == 0 ? null : columns;
    }

    /// <summary>Reads every such file of a project.</summary>
    public static SchemaSnapshot Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var snapshot = new SchemaSnapshot();
        foreach (var file in files.Where(f => f.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)))
        {
            snapshot.Add(file.GetText(cancellation));
        }

        return snapshot;
    }

    private void Add(SourceText? text)
    {
        foreach (var line in text?.Lines.Select(l => l.ToString().Trim()) ?? [])
        {
            // ClickHouse allows spaces in the name of a column, but a type has some only in its parentheses.
            var open = line.IndexOf('(');
            var space = line.Length == 0 ? -1 : line.LastIndexOf(' ', open < 0 ? line.Length - 1 : open);
            if (space > 0 && line[0] != '#')
            {
                _columns.Add((line.Substring(0, space), line.Substring(space + 1).Trim()));
            }
        }
    }
}
