using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Average: a sum and a number of addends, divided and rounded once.</summary>
public sealed record AverageOnline : AggregateOnline
{
    private const string Totals = OnlineTypes.Totals;

    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => selected!.IsFloat
        ? new TotalsPlan(
            [new(TotalKind.Exact, x => x), new(TotalKind.Count, x => $"{Totals}IsAddend({x}) ? 1 : 0"), SumOnline.Oversized],
            totals => $"{Totals}Mean({totals[0]}, {totals[1]})", totals => $"{totals[2]} != 0")
        : selected.IsVector
        ? new TotalsPlan([new(TotalKind.Vectors, x => x)], totals => $"{totals[0]}.Mean()", totals => $"{totals[0]}.IsOversized")
        : selected.Kind == DataKind.TimeSpan
        ? new TotalsPlan([SumOnline.MicrosecondsOf, new(TotalKind.Count, _ => "1")], totals => $"{Totals}MeanSpan({totals[0]}, {totals[1]})")
        : new TotalsPlan([new(TotalKind.Whole, x => x), new(TotalKind.Count, _ => "1")], totals => $"{Totals}Mean({totals[0]}, {totals[1]})");
}
