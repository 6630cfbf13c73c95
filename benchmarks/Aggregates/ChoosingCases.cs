using FeatureDsl.Ir;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>The aggregates that choose values, or count them: each beside ClickHouse's own, and where that is another definition or approximate, compared with an exact one by hand.</summary>
internal static class ChoosingCases
{
    private const string Amount = "toFloat64(amount)", Key = "toFloat64(amount) + payment_id * 1e-9";

    public static readonly IReadOnlyList<AggregateCase> All =
    [
        new("MinBy", OnlyMinByTarget.Instance, OnlyMinByDescriptor.Instance, (t, s) => OnlyMinByEvaluator.Evaluate(t, s, out _), ByKey("MinBy", DataType.Float64, Key), $"argMin(pieces, {Key})"),
        new("MaxBy", OnlyMaxByTarget.Instance, OnlyMaxByDescriptor.Instance, (t, s) => OnlyMaxByEvaluator.Evaluate(t, s, out _), ByKey("MaxBy", DataType.Float64, Key), $"argMax(pieces, {Key})"),
        new("MinBy of a rising key",
            OnlyMinByRisingTarget.Instance, OnlyMinByRisingDescriptor.Instance,
            (t, s) => OnlyMinByRisingEvaluator.Evaluate(t, s, out _),
            ByKey("MinBy", DataType.Int64, "payment_id"), "argMin(pieces, payment_id)"),
        new("Histogram of 4 buckets",
            OnlyHistogramTarget.Instance, OnlyHistogramDescriptor.Instance,
            (t, s) => OnlyHistogramEvaluator.Evaluate(t, s, out _),
            new("Histogram", null, DataType.Int32, "pieces") { Numbers = [6, 11, 16] },
            "arrayMap(n -> toInt64(n), [countIf(pieces < 6), countIf(pieces >= 6 AND pieces < 11), countIf(pieces >= 11 AND pieces < 16), countIf(pieces >= 16)])"),
        new("TopK(10)",
            OnlyTopTenTarget.Instance, OnlyTopTenDescriptor.Instance,
            (t, s) => OnlyTopTenEvaluator.Evaluate(t, s, out _),
            new("TopK", 10, DataType.Int32, "merchant_id"),
            "arrayMap(x -> x.2, arraySlice(arraySort(arrayMap(x -> (-toInt64(x.2), x.1), arrayZip((sumMap([merchant_id], [toUInt64(1)]) AS counts).1, counts.2))), 1, 10))")
        {
            Own = "topK(10)(merchant_id)",
        },
        new("Entropy",
            OnlyEntropyTarget.Instance, OnlyEntropyDescriptor.Instance,
            (t, s) => OnlyEntropyEvaluator.Evaluate(t, s, out _),
            new("Entropy", null, DataType.Int32, "merchant_id"), "entropy(merchant_id) * 0.6931471805599453"),
        new("Quantile(0.95) of int",
            OnlyQuantileOfIntsTarget.Instance, OnlyQuantileOfIntsDescriptor.Instance,
            (t, s) => OnlyQuantileOfIntsEvaluator.Evaluate(t, s, out _),
            new("Quantile", null, DataType.Int32, "pieces") { Numbers = [0.95] }, "(quantileExactWeighted(0.95)(pieces, 1) + quantileExact(0.95)(pieces)) / 2")
        {
            Own = "quantileExact(0.95)(pieces)",
        },
        new("Quantile(0.95) of double",
            OnlyQuantileOfDoublesTarget.Instance, OnlyQuantileOfDoublesDescriptor.Instance,
            (t, s) => OnlyQuantileOfDoublesEvaluator.Evaluate(t, s, out _),
            new("Quantile", null, DataType.Float64, Amount) { Numbers = [0.95] }, $"(quantileExactWeighted(0.95)({Amount}, 1) + quantileExact(0.95)({Amount})) / 2")
        {
            Own = $"quantileExact(0.95)({Amount})",
        },
        new("Median of double",
            OnlyMedianTarget.Instance, OnlyMedianDescriptor.Instance,
            (t, s) => OnlyMedianEvaluator.Evaluate(t, s, out _),
            new("Median", null, DataType.Float64, Amount), $"(quantileExactLow(0.5)({Amount}) + quantileExactHigh(0.5)({Amount})) / 2")
        {
            Own = $"quantileExact(0.5)({Amount})",
        },
    ];

    private static AggregateCase.Call ByKey(string aggregate, DataType key, string text) =>
        new(aggregate, null, DataType.Pair(DataType.Int32, key), $"tuple(pieces, {text})");
}
