using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// The exact part of <c>DecayedSum</c> and <c>DecayedCount</c>, which <see cref="Decay"/> completes: the sum for each whole half-life, halved as often as half-lives have
/// begun since; 0 over nothing. A pair is selected, of a number that has grown since its half-life began, and of the number of that half-life.
/// </summary>
public static class DecayedSumRow
{
    /// <summary>The name of the row.</summary>
    public const string Name = "DecayedSum";

    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of([1]);

    private static AggregateOperator Of(IReadOnlyList<double> halfLife) => new(
        Name, selected => selected is { Kind: DataKind.Pair } ? DataType.Float64 : null, "a number that has grown, and its half-life", IsOrdered: false,
        DecayedSumSql.Of((long)halfLife[0]), new DecayedSumOnline((long)halfLife[0]))
    {
        CanFault = _ => true,
        Numbers = new(Of, numbers => numbers is [>= 1], "give a positive half-life"),
    };
}
