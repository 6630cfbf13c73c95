using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Dead letters in a Redis list, newest first, one line of JSON each: <c>LRANGE &lt;prefix&gt;dead:&lt;scope&gt; 0 9</c>.</summary>
/// <param name="store">The server.</param>
/// <param name="scope">The project.</param>
/// <param name="capacity">How many are kept; the oldest leave first, so that a flood of bad rows cannot fill the server.</param>
public sealed class RedisDeadLetters(RedisOnlineStore store, string scope, int capacity = 100_000) : IDeadLetters
{
    /// <summary>The name of the list.</summary>
    public string Name { get; } = $"{store.Options.KeyPrefix}dead:{scope}";

    /// <inheritdoc/>
    /// <exception cref="FeatureDslException">The server does not answer in time.</exception>
    public async ValueTask AddAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation = default)
    {
        RedisValue[] lines = [.. letters.Select(l => (RedisValue)DeadLetterJson.Write(l))];
        var push = store.Database.ListLeftPushAsync(Name, lines);
        _ = store.Database.ListTrimAsync(Name, 0, capacity - 1, CommandFlags.FireAndForget);
        await store.Calls.Run(push, "keeping rejected rows", cancellation).ConfigureAwait(false);
    }
}
