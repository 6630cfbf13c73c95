using FeatureDsl.Online;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Reads packed state from a Redis server (or one that speaks its protocol). Safe for many callers at once: share one.</summary>
public sealed class RedisOnlineStore : IOnlineStore, IAsyncDisposable
{
    private readonly ConnectionMultiplexer _connection;

    private RedisOnlineStore(ConnectionMultiplexer connection, string endpoint, RedisStoreOptions options)
    {
        _connection = connection;
        Endpoint = endpoint;
        Options = options;
        Calls = new RedisCalls(endpoint, options.CommandTimeout);
        Database = connection.GetDatabase();
    }

    /// <summary>The server as <c>host:port</c>, without secrets.</summary>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public TimeProvider Clock => Options.Clock;

    internal RedisStoreOptions Options { get; }

    internal RedisCalls Calls { get; }

    internal IDatabase Database { get; }

    /// <summary>Connects.</summary>
    /// <param name="configuration"><c>host:port</c>, <c>host:port,password=...,ssl=true</c> (StackExchange.Redis) or <c>redis://user:password@host:port</c>.</param>
    /// <param name="options">Timeouts, key prefix, clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FeatureDslException">The configuration cannot be understood, nobody answers in time, or the login is refused; never shows a password.</exception>
    public static async Task<RedisOnlineStore> ConnectAsync(
        string configuration, RedisStoreOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RedisStoreOptions();
        var parsed = RedisConfiguration.Parse(configuration, options);
        var endpoint = RedisConfiguration.Endpoints(parsed);
        try
        {
            // A client that hangs in a name look-up would ignore its own timeout.
            var connecting = ConnectionMultiplexer.ConnectAsync(parsed);
            var connection = await connecting.WaitAsync(options.ConnectTimeout * 2, cancellation).ConfigureAwait(false);
            return new RedisOnlineStore(connection, endpoint, options);
        }
        catch (Exception e) when (e is TimeoutException or RedisException)
        {
            throw new FeatureDslException(Unreachable(endpoint, e), e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<StateKey> keys, CancellationToken cancellation = default)
    {
        if (keys.Count == 0)
        {
            return new([]);
        }

        var names = new RedisKey[keys.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = NameOf(keys[i]);
        }

        return new(ReadSlotAsync(names, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal RedisKey NameOf(in StateKey key) => Options.KeyPrefix + key.Text;

    // One MGET. On a cluster the keys would be grouped by hash slot here, one call for each group, all in flight at once.
    internal async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadSlotAsync(RedisKey[] names, CancellationToken cancellation)
    {
        try
        {
            // Converting a value copies nothing: it wraps the array that was read off the wire.
            if (names.Length == 1)
            {
                return [await RedisCalls.Cancellable(Database.StringGetAsync(names[0]), cancellation).ConfigureAwait(false)];
            }

            var values = await RedisCalls.Cancellable(Database.StringGetAsync(names), cancellation).ConfigureAwait(false);
            return Array.ConvertAll(values, v => (ReadOnlyMemory<byte>)v);
        }
        catch (Exception e) when (RedisCalls.IsFailure(e))
        {
            throw Calls.Explain(e, "reading state");
        }
    }

    private static string Unreachable(string endpoint, Exception cause)
    {
        var login = cause is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
            || cause.Message.Contains("NOAUTH", StringComparison.Ordinal) || cause.Message.Contains("WRONGPASS", StringComparison.Ordinal);
        return login
            ? $"Redis at {endpoint} refused the login; check user and password in the configuration."
            : $"No Redis server answers at {endpoint}; check the address and that the server runs.";
    }
}
