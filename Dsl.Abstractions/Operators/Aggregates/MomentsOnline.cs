using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Variance, skewness and kurtosis online: exact sums of powers beside the timeline.</summary>
/// <param name="Powers">How many.</param>
/// <param name="Function">The function of <c>Totals</c> that makes the result of them and the count.</param>
public abstract record MomentsOnline(int Powers, string Function) : AggregateOnline
{
    private const string Totals = OnlineTypes.Totals;

    private static readonly TotalKind[] Kinds = [TotalKind.Squares, TotalKind.Cubes, TotalKind.FourthPowers];

    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var powers = Kinds.Take(Powers - 1);
        return selected!.IsFloat
            ? new TotalsPlan(
                [
                    new(TotalKind.Exact, x => x), new(TotalKind.Count, x => $"{Totals}IsAddend({x}) ? 1 : 0"), SumOnline.Oversized,
                    .. powers.Select(kind => new TotalColumn(kind, x => $"{Totals}Addend({x})")),
                ],
                totals => Call(totals, 3), totals => $"{totals[2]} != 0")
            : new TotalsPlan(
                [
                    new(TotalKind.Whole, x => x), new(TotalKind.Count, _ => "1"),
                    .. powers.Select(kind => new TotalColumn(kind, x => $"(long){x}")),
                ],
                totals => Call(totals, 2));
    }

    private string Call(IReadOnlyList<string> totals, int at) =>
        $"{Totals}{Function}({totals[0]}, {string.Join(", ", totals.Skip(at))}, {totals[1]})";
}
