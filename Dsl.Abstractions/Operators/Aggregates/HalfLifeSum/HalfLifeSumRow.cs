using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// What <c>DecayedSum</c> and <c>DecayedCount</c> are made of: the exact sum for each whole half-life, each halved as often as half-lives have begun since; 0 over nothing.
/// A pair is selected, of a number that was grown to the beginning of the next half-life, and of the number of that half-life.
/// </summary>
public static class HalfLifeSumRow
{
    /// <summary>The name of the row: no method of windows has it.</summary>
    public const string Name = "HalfLifeSum";

    /// <summary>The row.</summary>
    public static readonly AggregateOperator Row = Of([1]);

    private static AggregateOperator Of(IReadOnlyList<double> halfLife) => new(
        Name, selected => selected is { Kind: DataKind.Pair } ? DataType.Float64 : null, "a number that has grown, and its half-life", IsOrdered: false,
        HalfLifeSumSql.Of((long)halfLife[0]), new HalfLifeSumOnline((long)halfLife[0]))
    {
        CanFault = _ => true,
        Numbers = new(Of, numbers => numbers is [>= 1], "give a positive half-life"),
    };
}
