using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>Vectors, place by place, beside ClickHouse's own aggregates for each place of an array.</summary>
internal static class VectorCases
{
    // A sum here is rounded to single precision once; ClickHouse's own stays a double that was rounded at every step.
    private const double OfSingles = 1.2e-7;

    public static readonly IReadOnlyList<AggregateCase> All =
    [
        Of(
            "Sum", OnlySumOfVectorsTarget.Instance, OnlySumOfVectorsDescriptor.Instance,
            (t, s) => OnlySumOfVectorsEvaluator.Evaluate(t, s, out _), "sumForEach(taste)"),
        Of(
            "Average", OnlyAverageOfVectorsTarget.Instance, OnlyAverageOfVectorsDescriptor.Instance,
            (t, s) => OnlyAverageOfVectorsEvaluator.Evaluate(t, s, out _), "avgForEach(taste)"),
        Of(
            "Min", OnlyMinOfVectorsTarget.Instance, OnlyMinOfVectorsDescriptor.Instance,
            (t, s) => OnlyMinOfVectorsEvaluator.Evaluate(t, s, out _), "minForEach(taste)"),
        Of(
            "Max", OnlyMaxOfVectorsTarget.Instance, OnlyMaxOfVectorsDescriptor.Instance,
            (t, s) => OnlyMaxOfVectorsEvaluator.Evaluate(t, s, out _), "maxForEach(taste)"),
    ];

    private static AggregateCase Of(
        string aggregate, Descriptors.TargetDescriptor target, Descriptors.ViewDescriptor view, Action<long, byte[]> evaluate, string native) => new(
        FormattableString.Invariant($"{aggregate} of vectors of {Purchase.Dimension}"), target, view, evaluate,
        new(aggregate, null, DataType.Vector(Purchase.Dimension), VectorSql.Bytes("taste")), native)
        {
            Table = PurchaseSource.Instance.Model.Table, Row = Purchases.Of, Tolerance = OfSingles,
        };
}
