namespace FeatureDsl.Serving;

/// <summary>Bounds of an <see cref="OnlineApplier"/>.</summary>
public sealed record OnlineApplierOptions
{
    /// <summary>How many states are kept in memory; unchanged ones leave in order of last use.</summary>
    public int MaxCachedStates { get; init; } = 200_000;

    /// <summary>How many bytes (packed, as last stored) the states in memory may have; they take a few times that unpacked.</summary>
    public long MaxCachedBytes { get; init; } = 256L << 20;

    /// <summary>With this many changed states the next row is preceded by a flush.</summary>
    public int FlushAfterStates { get; init; } = 20_000;

    /// <summary>After this many rows since the last flush the next row is preceded by one.</summary>
    public long FlushAfterRows { get; init; } = 200_000;

    /// <summary>How many states are written in one atomic batch.</summary>
    public int BatchStates { get; init; } = 512;

    /// <summary>A batch is closed early when its states have this many bytes.</summary>
    public int BatchBytes { get; init; } = 1 << 20;

    /// <summary>How much longer than its longest reach a key lives in the store (clocks differ, flushes wait).</summary>
    public TimeSpan ExpirySlack { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where rejected rows go; by default a list in the same store (see <see cref="RedisDeadLetters"/>).</summary>
    public IDeadLetters? DeadLetters { get; init; }
}
