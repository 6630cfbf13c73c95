namespace FeatureDsl.Online;

/// <summary>A sum of what belongs to one key.</summary>
/// <typeparam name="TSum">The sum itself.</typeparam>
/// <typeparam name="TAddend">The type of an addend.</typeparam>
public interface IKeySum<TSum, TAddend>
    where TSum : struct, IKeySum<TSum, TAddend>
{
    /// <summary>Makes room for the sums of a timeline's entries.</summary>
    /// <returns>Adds to an entry.</returns>
    static abstract Action<int, TAddend> Beside(Timeline timeline);

    /// <summary>Takes the sums beside a packed timeline.</summary>
    /// <param name="input">The packed form.</param>
    /// <param name="count">How many entries the timeline has.</param>
    /// <param name="from">The first entry of those that are wanted.</param>
    /// <returns>The sum from that entry on.</returns>
    static abstract TSum Take(scoped ref PackReader input, int count, int from);

    /// <summary>Adds.</summary>
    void Add(TAddend addend);
}

/// <summary>A sum of whole numbers.</summary>
public record struct WholeKeySum : IKeySum<WholeKeySum, Int128>
{
    /// <summary>The sum.</summary>
    public Int128 Sum { get; private set; }

    /// <inheritdoc/>
    public static Action<int, Int128> Beside(Timeline timeline) => timeline.With(new WholeSumState()).Add;

    /// <inheritdoc/>
    public static WholeKeySum Take(scoped ref PackReader input, int count, int from) => new() { Sum = WholeSumState.Reader.Take(ref input, count).From(from) };

    /// <inheritdoc/>
    public void Add(Int128 addend) => Sum += addend;
}

/// <summary>An exact sum of doubles.</summary>
public record struct ExactKeySum : IKeySum<ExactKeySum, double>
{
    private ExactSum _sum;

    /// <summary>The sum.</summary>
    public readonly ExactSum Sum => _sum;

    /// <summary>How many doubles were too large to be added.</summary>
    public long Oversized { get; private set; }

    /// <inheritdoc/>
    public static Action<int, double> Beside(Timeline timeline)
    {
        var (sums, oversized) = (timeline.With(new ExactSumState()), timeline.With(new CountState()));
        return (index, addend) =>
        {
            sums.Add(index, addend);
            oversized.Add(index, ExactSum.IsOversized(addend) ? 1 : 0);
        };
    }

    /// <inheritdoc/>
    public static ExactKeySum Take(scoped ref PackReader input, int count, int from) => new()
    {
        _sum = ExactSumState.Reader.Take(ref input, count).From(from),
        Oversized = CountState.Reader.Take(ref input, count).From(from),
    };

    /// <inheritdoc/>
    public void Add(double addend)
    {
        _sum.Add(Totals.Addend(addend));
        Oversized += ExactSum.IsOversized(addend) ? 1 : 0;
    }
}
