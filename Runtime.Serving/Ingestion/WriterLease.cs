using System.Globalization;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>The right to write the states of one scope: whoever raised the epoch last has it.</summary>
internal sealed class WriterLease
{
    private readonly RedisOnlineStore _store;
    private readonly RedisKey _name;
    private readonly string _scope;

    private WriterLease(RedisOnlineStore store, RedisKey name, string scope, long epoch) =>
        (_store, _name, _scope, Epoch) = (store, name, scope, epoch);

    public long Epoch { get; }

    /// <summary>Fails the transaction (before and within it) once another writer has raised the epoch.</summary>
    public Condition IsHeld => Condition.StringEqual(_name, Epoch);

    public static async Task<WriterLease> TakeAsync(RedisOnlineStore store, string scope, CancellationToken cancellation)
    {
        RedisKey name = $"{store.Options.KeyPrefix}writer:{scope}:epoch";
        var epoch = await store.Calls.Run(store.Database.StringIncrementAsync(name), "taking the writer lease", cancellation).ConfigureAwait(false);
        return new WriterLease(store, name, scope, epoch);
    }

    /// <summary>Whether it is still held; asked only after a batch did not go through.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        var now = await _store.Calls.Run(_store.Database.StringGetAsync(_name), "checking the writer lease", cancellation).ConfigureAwait(false);
        return now == Epoch;
    }

    public LeaseLostException Lost() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"This writer (epoch {Epoch}) lost the lease of {_scope} on Redis at {_store.Endpoint}: another writer has taken over; its last batch was not written. Stop this one."));

    public FeatureDslException Disturbed() => new(
        $"A batch of states of {_scope} could not be written to Redis at {_store.Endpoint}: other writes kept getting in between; flush again.");
}
