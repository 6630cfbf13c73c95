using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The ClickHouse text of the argument that an aggregate function takes from one event.</summary>
/// <param name="scope">For intermediate results.</param>
/// <param name="selected">The type of the selected value; <see langword="null"/> where nothing is selected.</param>
/// <param name="value">The text of the selected value, held as <see cref="SqlValues"/> says; empty where nothing is selected.</param>
public delegate string PartArgument(ISqlScope scope, DataType? selected, string value);

/// <summary>The ClickHouse text of what an aggregate function takes from one event besides.</summary>
/// <param name="scope">For intermediate results.</param>
/// <param name="selected">The type of the selected value; <see langword="null"/> where nothing is selected.</param>
/// <param name="value">The text of the selected value.</param>
/// <param name="position">Asks for the number of the event in the contract's order, from 1: a UInt64.</param>
public delegate string PartOrder(ISqlScope scope, DataType? selected, string value, Func<string> position);

/// <summary>The ClickHouse text of a result.</summary>
/// <param name="scope">For intermediate results.</param>
/// <param name="selected">The type of the selected value; <see langword="null"/> where nothing is selected.</param>
/// <param name="parts">The text of each part's value over the window, in order.</param>
public delegate string PartsResult(ISqlScope scope, DataType? selected, IReadOnlyList<string> parts);

/// <summary>One native aggregate function that is computed over the events of a window.</summary>
/// <param name="Name">A word for the reader, in lower case.</param>
/// <param name="Function">The function, without combinators, e.g. <c>sum</c>. Over nothing it is 0 or missing.</param>
/// <param name="Argument">What it takes from each event.</param>
/// <param name="ByOrder">Whether a second argument follows: the position of the event in the contract's order.</param>
public sealed record SqlPart(string Name, string Function, PartArgument Argument, bool ByOrder = false)
{
    /// <summary>Whether the part is an array of the arguments of the events, oldest first; <see cref="Function"/> is then <c>groupArray</c>.</summary>
    public bool IsList { get; init; }

    /// <summary>A position that is newer than that of any event: what a missing value has in <c>minMap</c>.</summary>
    internal const string NoOldest = "18446744073709551615";

    /// <summary>A position that is older than that of any event: what a missing value has in <c>maxMap</c>.</summary>
    internal const string NoNewest = "0";

    /// <summary>Whether the function takes pairs of an argument and the position of its event, each in an array: <c>maxMap</c> or <c>minMap</c>.</summary>
    public bool IsMap { get; init; }

    /// <summary>The position that a missing value has in a map, where every other one takes its place.</summary>
    public string NoPosition => Function == "minMap" ? NoOldest : NoNewest;

    /// <summary>A second argument; <see langword="null"/> for none. Not together with <see cref="ByOrder"/>.</summary>
    public PartOrder? Order { get; init; }

    /// <summary>The parameters of the function, in parentheses; they stand behind its combinators.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>
    /// What is made at once of the value over a window, given the selected type; <see langword="null"/> for the value itself. What is many values
    /// becomes few here, before rows are joined.
    /// </summary>
    public Func<DataType?, string, string>? Finish { get; init; }

    /// <summary>Whether a value of it is so large that none is kept for every event: then even a window without an old edge is a range of sorted events.</summary>
    public bool NeedsRange { get; init; }

    /// <summary>The function with combinators.</summary>
    public string Combined(string combinators) => Function + combinators + Parameters;

    /// <summary>Whether the part over a window is the difference of two running totals.</summary>
    public bool IsSum => Function == "sum";
}

/// <summary>
/// How ClickHouse computes an aggregate: a few native functions over the events, and the result made of their values.
/// The planner asks for these properties and never for a name; the same parts serve running totals, ranges of arrays and grouped joins.
/// </summary>
/// <param name="Parts">The functions for a selected type.</param>
/// <param name="Result">The result made of their values; where <paramref name="Fault"/> holds the value does not matter, but nothing throws.</param>
/// <param name="Fault">When the result is an error; <see langword="null"/> for never.</param>
public sealed record AggregateSql(Func<DataType?, IReadOnlyList<SqlPart>> Parts, PartsResult Result, PartsResult? Fault = null)
{
    /// <summary>Whether the newest event that is known decides: then a window needs no more than that event and its time.</summary>
    public bool DecidedByNewest { get; init; }

    /// <summary>Whether the oldest event of the window decides, or the oldest few.</summary>
    public bool DecidedByOldest { get; init; }

    /// <summary>How many of the oldest events decide.</summary>
    public int Oldest { get; init; } = 1;

    /// <summary>Whether even a window without an old edge is a range of sorted events: a running result of many values would be kept for every event.</summary>
    public bool NeedsRange { get; init; }
}
