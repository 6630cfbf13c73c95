using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>What is said of the events that pass: all of it counting.</summary>
public static class PredicateAggregates
{
    /// <summary>Whether there is an event (that passes).</summary>
    public static readonly ComposedAggregate Any = new(
        "Any", "a condition or nothing", use => Compare("Greater", use.Arguments.Count == 0 ? use.Count : use.CountOf(use.Arguments[0])));

    /// <summary>Whether no event fails to pass: true over nothing.</summary>
    public static readonly ComposedAggregate All = new("All", "a condition", use => Compare("Equal", use.CountOf(Faults.Not(use.Arguments[0]))));

    /// <summary>How many selected values are present.</summary>
    public static readonly ComposedAggregate CountPresent = new("CountPresent", "a selector", use => use.Arguments[0].Type.Nullable
        ? use.CountOf(Faults.Not(Faults.IsMissing(use.Arguments[0])))
        : use.Count);

    /// <summary>How many events pass one condition, divided by how many pass another (or are there at all); missing where those are none.</summary>
    public static readonly ComposedAggregate Ratio = new("Ratio", "one condition or two", use =>
    {
        var (part, whole) = (use.CountOf(use.Arguments[0]), use.Arguments.Count > 1 ? use.CountOf(use.Arguments[1]) : use.Count);
        var quotient = new Call(DataType.Float64, "Divide", EquatableArray.Of<Expr>(Double(part), Double(whole)));
        var missing = new Constant(DataType.Float64.OrMissing, null);
        return new Call(DataType.Float64.OrMissing, "Conditional", EquatableArray.Of<Expr>(Compare("Equal", whole), missing, quotient));
    });

    private static Call Compare(string name, Expr count) =>
        new(DataType.Bool, name, EquatableArray.Of(count, new Constant(DataType.Int64, 0L)));

    private static Call Double(Expr count) => new(DataType.Float64, "Convert", EquatableArray.Of(count));
}
