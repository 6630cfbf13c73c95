using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// Sums that fade by a half-life H. Time since 1900 is k whole half-lives and a rest r; a number x is grown to x * 2^(r / H), the sums of each half-life are exact and are
/// halved by shifting, and what is left at the instant, K half-lives and R, is multiplied by 2^(-R / H) once. So no order of adding matters, and nothing that came and went.
/// </summary>
public static class Decay
{
    /// <summary>From 1900 to 1970: half-lives are counted from the first instant of the contract on, so that none has a negative number.</summary>
    public const long MicrosBefore1970 = 2_208_988_800_000_000;

    /// <summary>The longest half-life, in microseconds: a hundred years, which a double holds exactly.</summary>
    public const long Longest = 36_525 * 86_400_000_000;

    /// <summary>The natural logarithm of 2.</summary>
    public const double Ln2 = 0.6931471805599453;

    private const long TicksPerMicrosecond = 10;

    /// <summary>The selected numbers, each faded by its age.</summary>
    public static readonly ComposedAggregate Sum = new("DecayedSum", "int, long, float or double, and a constant half-life", use =>
        use.Arguments[0].Type is { IsInteger: true } or { IsFloat: true } ? Faded(use, use.Arguments[0]) : null)
    {
        LooksBack = true,
    };

    /// <summary>How many events there are, each faded by its age.</summary>
    public static readonly ComposedAggregate Count = new("DecayedCount", "a constant half-life", use => Faded(use, new Constant(DataType.Float64, 1.0)))
    {
        LooksBack = true,
    };

    private static Call Faded(ComposedUse use, Expr value)
    {
        var halfLife = use.Spans[0];
        var x = value.Type.Kind == DataKind.Float64 ? value : new Call(Number(value), "Convert", EquatableArray.Of(value));
        var grown = new Call(x.Type, "Multiply", EquatableArray.Of(x, Exp(Exponent(use.EventTime, halfLife))));
        var pair = new Call(DataType.Pair(grown.Type, DataType.Int64), PairOperator.Name, EquatableArray.Of<Expr>(grown, Whole("Divide", use.EventTime, halfLife)));
        var sum = (AggregateValue)use.Over(DecayedSumRow.Name, pair)! with { Numbers = EquatableArray.Of<double>(halfLife) };
        var left = Exp(new Call(DataType.Float64, "Negate", EquatableArray.Of<Expr>(Exponent(new AsOf(), halfLife))));
        return new(DataType.Float64, "Multiply", EquatableArray.Of<Expr>(sum, left));
    }

    private static DataType Number(Expr value) => DataType.Float64 with { Nullable = value.Type.Nullable };

    private static Call Exp(Expr exponent) => new(DataType.Float64, "Maths.Exp", EquatableArray.Of(exponent));

    // r / H * ln 2.
    private static Call Exponent(Expr instant, long halfLife)
    {
        var rest = new Call(DataType.Float64, "Convert", EquatableArray.Of<Expr>(Whole("Remainder", instant, halfLife)));
        var share = new Call(DataType.Float64, "Divide", EquatableArray.Of<Expr>(rest, new Constant(DataType.Float64, (double)(halfLife * TicksPerMicrosecond))));
        return new(DataType.Float64, "Multiply", EquatableArray.Of<Expr>(share, new Constant(DataType.Float64, Ln2)));
    }

    private static Call Whole(string division, Expr instant, long halfLife)
    {
        var since = new Call(DataType.TimeSpan, "DateTime.Subtract", EquatableArray.Of(instant, new Constant(DataType.DateTime, -MicrosBefore1970)));
        var ticks = new Call(DataType.Int64, "TimeSpan.Ticks", EquatableArray.Of<Expr>(since));
        return new(DataType.Int64, division, EquatableArray.Of<Expr>(ticks, new Constant(DataType.Int64, halfLife * TicksPerMicrosecond)));
    }
}
