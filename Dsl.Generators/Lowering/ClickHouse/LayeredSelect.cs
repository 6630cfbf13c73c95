using System.Text.RegularExpressions;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// Nested selects in which every expression refers to earlier ones by name: a result that is used twice is computed once and written once.
/// A column stands in the lowest select in which all names that it uses exist.
/// </summary>
internal sealed class LayeredSelect(SqlNames names) : ISqlScope
{
    // A name in backticks, or a word that is not the name of a function. Text in quotes is none, whatever stands in it.
    private static readonly Regex Words = new("'(?:[^'\\\\]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`|[A-Za-z_][A-Za-z0-9_]*(?!\\w|\\s*\\()", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byText = new(StringComparer.Ordinal);
    private readonly List<List<SqlColumn>> _layers = [];

    /// <summary>Makes a column of the innermost table known.</summary>
    public void Base(string name) => _levels[name] = 0;

    /// <inheritdoc/>
    public string Stage(string hint, string sql) =>
        _levels.ContainsKey(sql) ? sql : _byText.TryGetValue(sql, out var known) ? known : Add(names.Unique(SqlNames.Snake(hint)), sql, []);

    /// <summary>Names an expression.</summary>
    /// <param name="name">A unique name.</param>
    /// <param name="sql">The expression.</param>
    /// <param name="comment">Lines for the reader.</param>
    /// <returns>The name.</returns>
    public string Add(string name, string sql, IReadOnlyList<string> comment)
    {
        var level = LevelOf(sql);
        while (_layers.Count <= level)
        {
            _layers.Add([]);
        }

        _layers[level].Add(new(name, sql, comment));
        _levels[name] = level + 1;
        if (!_byText.ContainsKey(sql))
        {
            _byText[sql] = name;
        }

        return name;
    }

    /// <summary>How many layers there are.</summary>
    public int Depth => _layers.Count;

    /// <summary>The whole: a select over <paramref name="from"/> for each layer.</summary>
    /// <param name="from">The lines behind the innermost FROM.</param>
    /// <returns>Lines of a select, without parentheses.</returns>
    public IReadOnlyList<string> Render(IReadOnlyList<string> from) => Render(from, 0, Depth);

    /// <summary>Some of the layers: a select over <paramref name="from"/> for each.</summary>
    /// <param name="from">The lines behind the innermost FROM: a table with everything that the layers before the first give and later ones use.</param>
    /// <param name="first">The innermost layer, from 0.</param>
    /// <param name="end">The layer behind the outermost.</param>
    /// <returns>Lines of a select, without parentheses.</returns>
    public IReadOnlyList<string> Render(IReadOnlyList<string> from, int first, int end)
    {
        var lines = new List<string> { "SELECT *" };
        lines.AddRange(SqlLines.From(from));
        for (var i = first; i < end; i++)
        {
            var layer = _layers[i];
            var columns = layer.SelectMany((c, at) => c.Lines(last: at == layer.Count - 1));
            lines =
            [
                "SELECT",
                "    *,",
                .. SqlLines.Indent(columns),
                .. i == first ? SqlLines.From(from) : ["FROM", "(", .. SqlLines.Indent(lines), ")"],
            ];
        }

        return lines;
    }

    /// <summary>The columns that exist below a layer and are used in it, above it, or by <paramref name="outputs"/>.</summary>
    /// <param name="inputs">The columns of the innermost table.</param>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="outputs">Names of columns that are used in the end.</param>
    public IReadOnlyList<string> Crossing(IReadOnlyList<string> inputs, int layer, IEnumerable<string> outputs)
    {
        var used = new HashSet<string>(outputs, StringComparer.Ordinal);
        foreach (Match word in _layers.Skip(layer).SelectMany(l => l).SelectMany(c => Words.Matches(c.Sql).Cast<Match>()))
        {
            used.Add(word.Value);
        }

        return [.. inputs.Concat(_layers.Take(layer).SelectMany(l => l).Select(c => c.Name)).Where(used.Contains).Distinct()];
    }

    private int LevelOf(string sql)
    {
        var level = 0;
        foreach (Match word in Words.Matches(sql))
        {
            if (_levels.TryGetValue(word.Value, out var own))
            {
                level = Math.Max(level, own);
            }
        }

        return level;
    }
}
