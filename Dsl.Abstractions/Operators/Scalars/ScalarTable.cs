namespace FeatureDsl.Operators;

/// <summary>Every scalar operator of the language, by name.</summary>
public static class ScalarTable
{
    private static readonly Dictionary<string, ScalarOperator> ByName = new[]
    {
        ArithmeticOperators.Rows,
        LogicOperators.Rows,
        ConversionOperators.Rows,
        TimeOperators.Rows,
        CalendarOperators.Rows,
        DateOperators.Rows,
        TextOperators.Rows,
        HashOperators.Rows,
        ListOperators.Rows,
        MapOperators.Rows,
        VectorOperators.Rows,
        MathsOperators.Rows,
        PairOperator.Rows,
        RecordOperator.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>Every row, in order of name.</summary>
    public static IEnumerable<ScalarOperator> Rows => ByName.Values.OrderBy(row => row.Name, StringComparer.Ordinal);

    /// <summary>The row of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ScalarOperator Row(string name) => ByName[name];

    /// <summary>Whether the language has an operator of this name.</summary>
    public static bool Has(string name) => ByName.ContainsKey(name);
}
