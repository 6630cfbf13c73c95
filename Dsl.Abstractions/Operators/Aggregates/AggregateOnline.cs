using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// Which state an aggregate has online, and how the generated code uses it. The lowering asks for a plan and never for a name: a plan is either
/// <see cref="TotalsPlan">totals beside a timeline</see>, which many aggregates share, or <see cref="CellPlan">a state of its own</see>.
/// </summary>
public abstract record AggregateOnline
{
    /// <summary>The plan for a selector.</summary>
    /// <param name="selected">The type of the selected value; <see langword="null"/> where nothing is selected.</param>
    public abstract OnlinePlan Plan(DataType? selected);
}

/// <summary>How an aggregate is computed online.</summary>
/// <param name="SkipsMissing">Whether events whose selected value is missing are left out.</param>
public abstract record OnlinePlan(bool SkipsMissing);

/// <summary>A kind of running total.</summary>
/// <param name="State">The column of a timeline that keeps it.</param>
/// <param name="Total">The C# type of the total.</param>
/// <param name="Accumulate">The statement that adds an addend to a total of that type.</param>
public sealed record TotalKind(string State, string Total, Func<string, string, string> Accumulate)
{
    /// <summary>How many.</summary>
    public static readonly TotalKind Count = new("CountState", "long", (total, addend) => $"{total} += {addend};");

    /// <summary>Sums of whole numbers.</summary>
    public static readonly TotalKind Whole = new("WholeSumState", "global::System.Int128", (total, addend) => $"{total} += {addend};");

    /// <summary>Exact sums of doubles.</summary>
    public static readonly TotalKind Exact = new("ExactSumState", "global::FeatureDsl.ExactSum", (total, addend) => $"{total}.Add({OnlineTypes.Totals}Addend({addend}));");

    /// <summary>Exact sums of squares, of integers or of doubles that can be added.</summary>
    public static readonly TotalKind Squares = Powers("SquareSumState", 2);

    /// <summary>Exact sums of cubes.</summary>
    public static readonly TotalKind Cubes = Powers("CubeSumState", 3);

    /// <summary>Exact sums of fourth powers.</summary>
    public static readonly TotalKind FourthPowers = Powers("FourthPowerSumState", 4);

    /// <summary>Exact sums of the elements of vectors.</summary>
    public static readonly TotalKind Vectors = new("VectorSumState", "global::FeatureDsl.Online.VectorSum", (total, addend) => $"{total}.Add({addend});");

    /// <summary>The least elements of vectors.</summary>
    public static readonly TotalKind Least = new("VectorLeastState", "global::FeatureDsl.Online.VectorExtreme", (total, addend) => $"{total}.AddLeast({addend});");

    /// <summary>The greatest elements of vectors.</summary>
    public static readonly TotalKind Greatest = new("VectorGreatestState", "global::FeatureDsl.Online.VectorExtreme", (total, addend) => $"{total}.AddGreatest({addend});");

    private static TotalKind Powers(string state, int power) =>
        new(state, "global::FeatureDsl.WideSum", (total, addend) => $"{total}.AddPower({addend}, {power});");
}

/// <summary>A running total.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Addend">The C# text of what an event adds, given that of its (present) value.</param>
public sealed record TotalColumn(TotalKind Kind, Func<string, string> Addend);

/// <summary>An aggregate whose window is a difference of totals.</summary>
/// <param name="Columns">The totals.</param>
/// <param name="Result">The C# text of the result, given that of each total.</param>
/// <param name="Fault">The C# text of whether it is an error; <see langword="null"/> for never.</param>
public sealed record TotalsPlan(
    IReadOnlyList<TotalColumn> Columns, Func<IReadOnlyList<string>, string> Result, Func<IReadOnlyList<string>, string>? Fault = null)
    : OnlinePlan(SkipsMissing: true);

/// <summary>An aggregate with a state of its own, read as times with values.</summary>
/// <param name="SkipsMissing">Whether events whose selected value is missing are left out.</param>
/// <param name="Value">The type of a kept value.</param>
/// <param name="State">The C# text that makes the state, given (clock, grain) and the type arguments of the event id.</param>
/// <param name="IsOrdered">Whether it is told the known time and the id of an event, behind its time.</param>
/// <param name="Result">The C# text of the result, given the reader, the start of the window and a fresh name.</param>
/// <param name="Fold">How a window of the newest n is computed.</param>
public sealed record CellPlan(
    bool SkipsMissing, DataType Value, Func<string, string, string> State, bool IsOrdered, Func<string, string, string, string> Result, FoldPlan Fold)
    : OnlinePlan(SkipsMissing)
{
    /// <summary>The C# type of the reader; times with values where it is not said.</summary>
    public string? Reader { get; init; }

    /// <summary>The C# text of whether the result, which is made before, is an error, given the same fresh name; <see langword="null"/> for never.</summary>
    public Func<string, string>? Fault { get; init; }
}

/// <summary>How values are folded one by one, oldest first.</summary>
/// <param name="New">The C# text that makes the fold; it has a method <c>Add</c>.</param>
/// <param name="Result">The C# text of the result, given the fold.</param>
public sealed record FoldPlan(string New, Func<string, string> Result)
{
    /// <summary>The C# text of whether the result, which is made before, is an error, given the fold; <see langword="null"/> for never.</summary>
    public Func<string, string>? Fault { get; init; }
}
