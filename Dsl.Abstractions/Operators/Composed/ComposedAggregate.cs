using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// An aggregate that is an expression over others: the binder puts that expression in its place, so it needs neither a lowering nor a state, and shares
/// every part with the aggregates that have the same one.
/// </summary>
/// <param name="Name">The method of <c>Window</c> that users call.</param>
/// <param name="Accepts">What it takes, in words, for the diagnostic.</param>
/// <param name="Expression">The expression; <see langword="null"/> where the arguments are not accepted.</param>
public sealed record ComposedAggregate(string Name, string Accepts, Func<ComposedUse, Expr?> Expression)
{
    /// <summary>Whether it asks how long ago events happened, so that it has no meaning for what is still to come.</summary>
    public bool LooksBack { get; init; }
}

/// <summary>A call of a composed aggregate.</summary>
/// <param name="EventTime">The event time of an event.</param>
/// <param name="Arguments">The bodies of its lambdas, in order of the parameters.</param>
/// <param name="Spans">Its constant spans, in microseconds, in order of the parameters.</param>
/// <param name="Over">Another aggregate over the same window, given its name and its selector; <see langword="null"/> where it does not accept that.</param>
/// <param name="OverPassing">The same over the events of the window that pass a condition.</param>
public sealed record ComposedUse(
    Expr EventTime, IReadOnlyList<Expr> Arguments, IReadOnlyList<long> Spans, Func<string, Expr?, Expr?> Over, Func<string, Expr?, Expr, Expr?> OverPassing)
{
    /// <summary>How many events there are.</summary>
    public Expr Count => Over("Count", null)!;

    /// <summary>How many events pass.</summary>
    public Expr CountOf(Expr condition) => OverPassing("Count", null, condition)!;
}
