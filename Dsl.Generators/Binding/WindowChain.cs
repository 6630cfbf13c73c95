using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Events chosen so far.</summary>
/// <param name="Parameter">Whose.</param>
/// <param name="Window">Which; <see langword="null"/> before a window is opened.</param>
/// <param name="Filter">Which pass before a window of the newest n counts them.</param>
/// <param name="Condition">Which pass after it.</param>
internal sealed record WindowChain(ParameterModel Parameter, Window? Window, Expr? Filter, Expr? Condition)
{
    /// <summary>The length of a bucket of a series, in microseconds; <see langword="null"/> where the window is not cut.</summary>
    public long? Bucket { get; init; }

    /// <summary>The bucket that is looked at; <see langword="null"/> for all of the window.</summary>
    public Bucket? Chosen { get; init; }

    /// <summary>The same events, looked at bucket by bucket, the oldest first.</summary>
    public IEnumerable<WindowChain> Buckets => Bucket is not { } length ? [] : Enumerable.Range(0, (int)(Window!.Span!.Value / length)).Reverse()
        .Select(left => this with { Chosen = new((left + 1) * length, left * length) });

    public WindowChain Where(Expr predicate) => Window?.Newest is null
        ? this with { Filter = Filter is null ? predicate : Faults.And(Filter, predicate) }
        : this with { Condition = Condition is null ? predicate : Faults.And(Condition, predicate) };
}
