using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>Maps, sums that fade, and what is approximate: the last compared with exact ones as closely as they promise.</summary>
internal static class KeyedCases
{
    private const string Amount = "toFloat64(amount)", Week = "604800";

    // Of a count the standard error is 2.3 %, and of a few values two in one register are one too few. A quantile is less than 1/256 away.
    private const double OfCount = 0.2, OfQuantile = 1.0 / 256;

    public static readonly IReadOnlyList<AggregateCase> All =
    [
        new("CountBy",
            OnlyCountByTarget.Instance, OnlyCountByDescriptor.Instance,
            (t, s) => OnlyCountByEvaluator.Evaluate(t, s, out _),
            new("CountBy", null, DataType.Int32, "pieces"), Flat("sumMap([pieces], [toUInt64(1)])"))
        {
            Own = "sumMap([pieces], [toUInt64(1)])",
        },
        new("SumBy of int",
            OnlySumByOfIntsTarget.Instance, OnlySumByOfIntsDescriptor.Instance,
            (t, s) => OnlySumByOfIntsEvaluator.Evaluate(t, s, out _),
            new("SumBy", null, DataType.Pair(DataType.Int64, DataType.Int32), "tuple(toInt64(pieces), merchant_id)"), Flat("sumMap([merchant_id], [toInt64(pieces)])"))
        {
            Own = "sumMap([merchant_id], [toInt64(pieces)])",
        },
        new("SumBy of double",
            OnlySumByOfDoublesTarget.Instance, OnlySumByOfDoublesDescriptor.Instance,
            (t, s) => OnlySumByOfDoublesEvaluator.Evaluate(t, s, out _),
            new("SumBy", null, DataType.Pair(DataType.Float64, DataType.Int32), $"tuple({Amount}, pieces)"), Flat($"sumMap([pieces], [{Amount}])"))
        {
            Own = $"sumMap([pieces], [{Amount}])",
        },
        new("DecayedSum",
            OnlyDecayedSumTarget.Instance, OnlyDecayedSumDescriptor.Instance,
            (t, s) => OnlyDecayedSumEvaluator.Evaluate(t, s, out _),
            new("DecayedSum", null, DataType.Float64, Amount) { Numbers = [7 * 86_400_000_000d], Selector = Grown() },
            $"sum({Amount} * exp2((toUnixTimestamp(e.paid_at) - toUnixTimestamp(s.as_of)) / {Week}))")
        {
            Own = $"sum({Amount} * exp2((toUnixTimestamp(paid_at) - 1775000000) / {Week}))",
        },
        new("CountDistinctApproximate",
            OnlyCountDistinctApproximateTarget.Instance, OnlyCountDistinctApproximateDescriptor.Instance,
            (t, s) => OnlyCountDistinctApproximateEvaluator.Evaluate(t, s, out _),
            Prepared("CountDistinctApproximate", DataType.Int32, "merchant_id", []), "toInt64(uniqExact(merchant_id))")
        {
            Own = "uniqHLL12(merchant_id)", Tolerance = OfCount,
        },
        new("QuantileApproximate(0.95)",
            OnlyQuantileApproximateTarget.Instance, OnlyQuantileApproximateDescriptor.Instance,
            (t, s) => OnlyQuantileApproximateEvaluator.Evaluate(t, s, out _),
            Prepared("QuantileApproximate", DataType.Float64, Amount, [0.95]), $"(quantileExactWeighted(0.95)({Amount}, 1) + quantileExact(0.95)({Amount})) / 2")
        {
            Own = $"quantileDD(0.01, 0.95)({Amount})", Tolerance = OfQuantile,
        },
        new("MedianApproximate",
            OnlyMedianApproximateTarget.Instance, OnlyMedianApproximateDescriptor.Instance,
            (t, s) => OnlyMedianApproximateEvaluator.Evaluate(t, s, out _),
            Prepared("MedianApproximate", DataType.Float64, Amount, []), $"(quantileExactLow(0.5)({Amount}) + quantileExactHigh(0.5)({Amount})) / 2")
        {
            Own = $"quantileTDigest(0.5)({Amount})", Tolerance = OfQuantile,
        },
    ];

    // A map as a list of keys and values in turn.
    private static string Flat(string map) => $"arrayFlatten(arrayMap(x -> [toFloat64(x.1), toFloat64(x.2)], arrayZip(({map} AS by_key).1, by_key.2)))";

    private static AggregateCase.Call Prepared(string aggregate, DataType type, string value, IReadOnlyList<double> numbers) =>
        new(aggregate, null, type, value) { Numbers = numbers, Selector = AggregateTable.Row(aggregate).Prepared!(GroupedSql.Selected(type)) };

    // What is summed of each event by its half-life.
    private static Expr Grown()
    {
        Expr? grown = null;
        Decay.Sum.Expression(new ComposedUse(
            GroupedSql.Time, [GroupedSql.Selected(DataType.Float64)], [7 * 86_400_000_000],
            (name, selector) => new AggregateValue(DataType.Float64, name, "", Window.All, null, null, grown = selector),
            (_, _, _) => null));
        return grown!;
    }
}
