using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Histogram: a count for each bucket beside the timeline.</summary>
/// <param name="Bounds">Where buckets begin, from the second on.</param>
public sealed record HistogramOnline(EquatableArray<double> Bounds) : AggregateOnline
{
    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new TotalsPlan(
        [.. Enumerable.Range(0, Bounds.Count + 1).Select(Bucket)], totals => $"global::FeatureDsl.FeatureList.Of<long>([{string.Join(", ", totals)}])");

    private TotalColumn Bucket(int index)
    {
        var (from, to) = (index == 0 ? double.NegativeInfinity : Bounds[index - 1], index == Bounds.Count ? double.NaN : Bounds[index]);
        return new(TotalKind.Count, x => $"{OnlineTypes.Totals}IsWithin({x}, {OnlineTypes.Number(from)}, {OnlineTypes.Number(to)}) ? 1 : 0");
    }
}
