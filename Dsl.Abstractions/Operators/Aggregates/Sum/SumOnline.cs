using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Sum: whole numbers, decimals and spans in 128 bits, doubles exactly in 256.</summary>
public sealed record SumOnline : AggregateOnline
{
    private const string Totals = OnlineTypes.Totals;

    /// <summary>How many doubles were too large to be added.</summary>
    internal static readonly TotalColumn Oversized = new(TotalKind.Count, x => $"global::FeatureDsl.ExactSum.IsOversized({x}) ? 1 : 0");

    /// <summary>The sum of spans, in microseconds.</summary>
    internal static readonly TotalColumn MicrosecondsOf = new(TotalKind.Whole, x => $"global::FeatureDsl.TimeSpans.ToMicros({x})");

    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => selected!.Kind switch
    {
        DataKind.Decimal => new TotalsPlan(
            [new(TotalKind.Whole, x => $"{Totals}Unscaled({x}, {selected.Scale})")],
            totals => $"{Totals}ToDecimal({totals[0]}, {selected.Scale})", totals => $"{Totals}LeavesDecimal({totals[0]})"),
        DataKind.Int32 or DataKind.Int64 => new TotalsPlan(
            [new(TotalKind.Whole, x => x)], totals => $"{Totals}ToInt64({totals[0]})", totals => $"{Totals}LeavesInt64({totals[0]})"),
        DataKind.TimeSpan => new TotalsPlan(
            [MicrosecondsOf], totals => $"{Totals}ToTimeSpan({totals[0]})", totals => $"{Totals}LeavesTimeSpan({totals[0]})"),
        DataKind.Vector => new TotalsPlan([new(TotalKind.Vectors, x => x)], totals => $"{totals[0]}.Sum()", totals => $"{totals[0]}.IsOversized"),
        _ => new TotalsPlan([new(TotalKind.Exact, x => x), Oversized], totals => $"{totals[0]}.ToDouble()", totals => $"{totals[1]} != 0"),
    };
}
