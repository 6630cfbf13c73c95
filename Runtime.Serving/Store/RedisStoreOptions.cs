namespace FeatureDsl.Serving;

/// <summary>How a <see cref="RedisOnlineStore"/> talks to its server.</summary>
public sealed record RedisStoreOptions
{
    /// <summary>What every key begins with, so that several projects or environments can share a server.</summary>
    public string KeyPrefix { get; init; } = "fs:";

    /// <summary>How long connecting may take; three seconds by default. Wins over the configuration text.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one command (or one batch of writes) may take; two seconds by default. Wins over the configuration text.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock that stands for "now" where no instant is asked about.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
