using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Average in ClickHouse: the exact sum and the count, divided and rounded once.</summary>
internal static class AverageSql
{
    /// <summary>How ClickHouse computes it.</summary>
    public static readonly AggregateSql Sql = new(Parts, Result, Fault);

    private static IReadOnlyList<SqlPart> Parts(DataType? selected) => selected!.IsFloat
        ? [ExactParts.Units, ExactParts.Finite, ExactParts.Oversized]
        : selected.IsVector ? [VectorParts.Units, VectorParts.Finite, VectorParts.Oversized]
        : [ExactParts.Whole, ExactParts.Present];

    private static string Result(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts) =>
        selected!.IsFloat ? ExactParts.Mean(scope, parts[0], parts[1])
        : selected.IsVector ? VectorParts.Mean(scope, parts[0], parts[1])
        : selected.Kind == DataKind.TimeSpan ? ExactParts.WholeMean(scope, parts[0], parts[1])
        : ExactParts.IntegerMean(scope, parts[0], parts[1]);

    private static string Fault(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts) =>
        selected!.IsFloat || selected.IsVector ? $"({parts[2]} != 0)" : "0";
}
