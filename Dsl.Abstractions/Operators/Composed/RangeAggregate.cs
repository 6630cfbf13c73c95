using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The greatest selected number or span less the least.</summary>
public static class RangeAggregate
{
    /// <summary>The row.</summary>
    public static readonly ComposedAggregate Row = new("Range", "int, long, float, double, decimal of at most 27 digits or TimeSpan", Expression);

    private static Expr? Expression(ComposedUse use)
    {
        var selector = use.Arguments[0];
        if (selector.Type.Kind == DataKind.TimeSpan)
        {
            var (longest, shortest) = (use.Over("Max", selector)!, use.Over("Min", selector)!);
            return new Call(longest.Type, "Time.Add", EquatableArray.Of(longest, new Call(shortest.Type, "Negate", EquatableArray.Of(shortest))));
        }

        if (!selector.Type.IsNumeric || ResultOf(selector.Type) is not { } type)
        {
            return null;
        }

        var (most, least) = (use.Over("Max", selector)!, use.Over("Min", selector)!);
        var range = new Call(type, "Subtract", EquatableArray.Of(most, least));
        return type.IsInteger ? OrError(range, most) : range;
    }

    private static DataType? ResultOf(DataType selected) => selected.Kind != DataKind.Decimal ? selected.OrMissing
        : selected.Precision < DataType.MaxPrecision ? DataType.Decimal(selected.Precision + 1, selected.Scale).OrMissing
        : null;

    // A difference that does not fit its integer wraps below zero: then nothing is there to be present, which is an error.
    private static Call OrError(Call range, Expr most)
    {
        var (missing, zero) = (new Constant(range.Type, null), new Constant(range.Type.Present, range.Type.Kind == DataKind.Int32 ? 0 : (object)0L));
        var wraps = new Call(DataType.Bool, "Less", EquatableArray.Of<Expr>(range, zero));
        var fitting = new Call(range.Type, "Conditional", EquatableArray.Of<Expr>(wraps, missing, range));
        var present = new Call(range.Type.Present, "PresentValue", EquatableArray.Of<Expr>(fitting));
        return new(range.Type, "Conditional", EquatableArray.Of<Expr>(Faults.IsMissing(most), missing, present));
    }
}
