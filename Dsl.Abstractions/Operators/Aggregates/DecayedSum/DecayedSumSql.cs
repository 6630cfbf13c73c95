using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>Sums by half-life in ClickHouse: a map from half-lives to exact sums; those of a window are shifted to the instant and added.</summary>
internal static class DecayedSumSql
{
    private static readonly SqlPart Sums = new("sums", "sumMap", (scope, selected, pair) =>
        $"([tupleElement({pair}, 2)], [{ExactSumSql.Addend(Grown(scope, selected!, pair))}])");

    private static readonly SqlPart Oversized = new("oversized", "sum", (scope, selected, pair) =>
        $"toInt64({ExactSumSql.IsOversized(Grown(scope, selected!, pair))})");

    /// <summary>How ClickHouse computes it for a half-life in microseconds.</summary>
    public static AggregateSql Of(long halfLife) => new(
        _ => [Sums, Oversized], (scope, _, parts) => Result(scope, parts[0], halfLife), (_, _, parts) => $"({parts[1]} != 0)")
    {
        NeedsRange = true,
    };

    // Of the 255 bits of a sum nothing is left after as many halvings.
    private static string Result(ISqlScope scope, string sums, long halfLife)
    {
        var now = scope.Stage("half_life", $"intDiv(as_of + {Decay.MicrosBefore1970}, {halfLife})");
        var halved = $"arrayMap((begun, summed) -> if(summed < 0, -1, 1) * toInt256(bitShiftRight(abs(summed), toUInt16(least({now} - begun, 255)))), "
            + $"tupleElement({sums}, 1), tupleElement({sums}, 2))";
        return ExactParts.ToDouble(scope, $"arrayReduce('sum', {halved})");
    }

    private static string Grown(ISqlScope scope, DataType selected, string pair) => ExactParts.Double(scope, selected.Element!, $"tupleElement({pair}, 1)");
}
