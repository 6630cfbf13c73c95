using System.Globalization;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Leaves only the rows of a source that belong to one of some entities by one of the ways in which views find them.</summary>
internal sealed class KeyFilter
{
    // ClickHouse refuses statements beyond 256 KiB; with more keys every row is read and the filter is here alone.
    private const int LongestCondition = 100_000;

    private readonly IReadOnlySet<EntityKey>? _keys;
    private readonly List<(EntityModel Entity, IReadOnlyList<string> Columns)> _ways;

    public KeyFilter(SourceModel source, IReadOnlyList<ViewDescriptor> views, IReadOnlyCollection<EntityKey>? keys)
    {
        _keys = keys?.ToHashSet();
        _ways = [.. views.SelectMany(v => v.Inputs.Where(i => i.Source == source.FullName).Select(i => (v.Entity, i.KeyColumns)))];
        var condition = _keys is null ? null : string.Join(" OR ", _ways.Select(w => WayCondition(source, w.Entity, w.Columns)).Distinct());
        Condition = condition is { Length: <= LongestCondition } ? condition : null;
    }

    /// <summary>The same in SQL, or <see langword="null"/> where there is no filter or it would be too long.</summary>
    public string? Condition { get; }

    public bool Passes(IRow row) => _keys is null || Condition is not null
        || _ways.Any(w => EntityKey.Of(w.Entity, [.. w.Columns.Select(row.RowKey)]) is { } key && _keys.Contains(key));

    private string WayCondition(SourceModel source, EntityModel entity, IReadOnlyList<string> columns)
    {
        var tuples = _keys!.Where(k => k.Entity.Name == entity.Name).Select(k => $"({string.Join(", ", k.Parts.Select(Literal))})").ToList();
        if (tuples.Count == 0)
            return "false";
        var names = string.Join(", ", columns.Select(c => SourceReader.Name(source.ColumnOf(c))));
        return $"({names}) IN ({string.Join(", ", tuples)})";
    }

    private static string Literal(object part) => part switch
    {
        string text => SqlText.Literal(text),
        DateOnly => $"toDate32('{KeyText.Of(part)}')",
        Guid id => $"toUUID('{id}')",
        _ => Convert.ToString(part, CultureInfo.InvariantCulture)!,
    };
}
