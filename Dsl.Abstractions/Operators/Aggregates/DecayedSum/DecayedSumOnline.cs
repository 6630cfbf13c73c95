using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Sums by half-life: exact sums beside a timeline, as many for each entry as half-lives begin in it.</summary>
/// <param name="HalfLife">In microseconds.</param>
public sealed record DecayedSumOnline(long HalfLife) : AggregateOnline
{
    private const string Sums = "global::FeatureDsl.Online.HalfLifeSums";

    private static readonly TotalKind Kind = new("HalfLifeSumState", Sums, (total, addend) => $"{total}.Add({addend});");

    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected) => new TotalsPlan(
        [new(Kind, x => x), new(TotalKind.Count, x => $"{Sums}.IsOversized({x}) ? 1 : 0")],
        totals => $"{totals[0]}.ToDouble(asOf, {HalfLife}L)",
        totals => $"{totals[1]} != 0");
}
