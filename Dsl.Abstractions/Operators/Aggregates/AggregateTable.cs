namespace FeatureDsl.Operators;

/// <summary>Every aggregate of the language, by name.</summary>
public static class AggregateTable
{
    private static readonly Dictionary<string, AggregateOperator> ByName = new[]
    {
        AverageRow.Row,
        CountRow.Row,
        CountByRow.Row,
        CountDistinctRow.Row,
        CountDistinctApproximateRow.Row,
        DecayedSumRow.Row,
        EntropyRow.Row,
        FirstRow.Row,
        FirstDistinctRow.Row,
        FirstNRow.Row,
        HistogramRow.Row,
        KurtosisRow.Row,
        LastRow.Row,
        LastDistinctRow.Row,
        LastNRow.Row,
        MaxRow.Row,
        MaxByRow.Row,
        MedianRow.Row,
        MedianApproximateRow.Row,
        MinRow.Row,
        MinByRow.Row,
        QuantileRow.Row,
        QuantileApproximateRow.Row,
        SkewnessRow.Row,
        StandardDeviationPopulationRow.Row,
        StandardDeviationSampleRow.Row,
        SumRow.Row,
        SumByRow.Row,
        TopKRow.Row,
        VariancePopulationRow.Row,
        VarianceSampleRow.Row,
    }.ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Every row, in order of name.</summary>
    public static IEnumerable<AggregateOperator> Rows => ByName.Values.OrderBy(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static AggregateOperator Row(string name) => ByName[name];

    /// <summary>The row of an aggregate, with its limit and its numbers.</summary>
    public static AggregateOperator Row(Ir.AggregateValue value) => Row(value.Aggregate).For(value.Limit).For(value.Numbers);

    /// <summary>Whether the language has an aggregate of this name.</summary>
    public static bool Has(string name) => ByName.ContainsKey(name);
}
