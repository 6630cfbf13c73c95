namespace FeatureDsl.Operators;

/// <summary>Every aggregate that is an expression over others, by name.</summary>
public static class ComposedTable
{
    private static readonly Dictionary<string, ComposedAggregate> ByName = new[]
    {
        Decay.Count,
        Decay.Sum,
        PredicateAggregates.All,
        PredicateAggregates.Any,
        PredicateAggregates.CountPresent,
        RangeAggregate.Row,
        PredicateAggregates.Ratio,
        SinceAggregates.First,
        SinceAggregates.Last,
    }.ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Every row, in order of name.</summary>
    public static IEnumerable<ComposedAggregate> Rows => ByName.Values.OrderBy(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ComposedAggregate Row(string name) => ByName[name];

    /// <summary>Whether the language has a composed aggregate of this name.</summary>
    public static bool Has(string name) => ByName.ContainsKey(name);
}
