using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>The constant numbers that an aggregate takes.</summary>
/// <param name="Of">The row for such numbers.</param>
/// <param name="Accepts">Whether numbers can be taken.</param>
/// <param name="Instead">What they have to be, in words, for the diagnostic.</param>
public sealed record NumberRule(Func<IReadOnlyList<double>, AggregateOperator> Of, Func<IReadOnlyList<double>, bool> Accepts, string Instead);

/// <summary>A row of the aggregate table: all that is known of an aggregate. Both lowerings ask the row and know no aggregate by name.</summary>
/// <param name="Name">The method of <c>Window</c> that users call.</param>
/// <param name="Result">The type of the result for a selected type (null where nothing is selected); null where that is not accepted.</param>
/// <param name="Accepts">What selectors are accepted, in words, for the diagnostic.</param>
/// <param name="IsOrdered">Whether tied events must be told apart: such an aggregate asks for an event id.</param>
/// <param name="Sql">How ClickHouse computes it.</param>
/// <param name="Online">Which state it has online.</param>
public sealed record AggregateOperator(
    string Name, Func<DataType?, DataType?> Result, string Accepts, bool IsOrdered, AggregateSql Sql, AggregateOnline Online)
{
    /// <summary>How long a list can be.</summary>
    public const int MostValues = 1000;

    /// <summary>Whether a result can be an error (a sum that leaves its type).</summary>
    public Func<DataType?, bool> CanFault { get; init; } = _ => false;

    /// <summary>The row for a number of values at most, for aggregates that give a list of so many; <see langword="null"/> for the others.</summary>
    public Func<int, AggregateOperator>? OfLimit { get; init; }

    /// <summary>The row for constant numbers, for aggregates that take some; <see langword="null"/> for the others.</summary>
    public NumberRule? Numbers { get; init; }

    /// <summary>What is made of the selected value before anything is done with it; <see langword="null"/> for nothing.</summary>
    public Func<Expr, Expr>? Prepared { get; init; }

    /// <summary>Whether a key is selected besides, which values are chosen or grouped by: what is selected is then a pair.</summary>
    public bool IsByKey { get; init; }

    /// <summary>Whether it is what the selector says of one event: then a record can be selected, and each of its members is.</summary>
    public bool IsOfOneEvent { get; init; }

    /// <summary>Whether the key is the first of its arguments.</summary>
    public bool KeyIsFirst { get; init; }

    /// <summary>Whether such a list is made of the newest events alone: then a window is no more than so many of them.</summary>
    public bool IsOfNewest { get; init; }

    /// <summary>
    /// What to write for each bucket of a series, in words, for aggregates whose result is a list or a map: lists are not nested;
    /// <see langword="null"/> for the others.
    /// </summary>
    public string? InSeries { get; init; }

    /// <summary>The row for a limit.</summary>
    public AggregateOperator For(int? limit) => limit is { } n && OfLimit is { } make ? make(n) : this;

    /// <summary>The row for constant numbers.</summary>
    public AggregateOperator For(IReadOnlyList<double> numbers) => numbers.Count > 0 && Numbers is { } rule ? rule.Of(numbers) : this;

    /// <summary>The events of a window that can matter.</summary>
    /// <param name="window">As it is written.</param>
    /// <param name="condition">What is asked of the newest n once they are chosen.</param>
    /// <param name="limit">How many values are wanted.</param>
    public Window Needed(Window window, Expr? condition, int? limit) =>
        IsOfNewest && limit is { } n && (window.Newest is null || condition is null)
            ? window with { Newest = Math.Min(n, window.Newest ?? n) }
            : window;
}
