using FeatureDsl.Online;
using StackExchange.Redis;

namespace FeatureDsl.Serving.Tests;

/// <summary>What tests against a server share: a store with keys of its own, and a look at the server behind its back.</summary>
public abstract class ServerTests(TestServer server) : IAsyncLifetime
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}:";
    private ConnectionMultiplexer? _raw;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal TestServer Server { get; } = server;

    internal RedisOnlineStore Store { get; private set; } = null!;

    internal IDatabase Raw => _raw!.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        Store = await RedisOnlineStore.ConnectAsync(Server.Endpoint, Options(), Stop);
        _raw = await ConnectionMultiplexer.ConnectAsync(Server.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await _raw!.DisposeAsync();
    }

    internal RedisStoreOptions Options() => new() { KeyPrefix = _prefix };

    internal RedisKey NameOf(StateKey key) => _prefix + key.Text;

    internal Task<OnlineApplier> OpenAsync(OnlineApplierOptions? options = null, RedisOnlineStore? store = null) =>
        OnlineApplier.OpenAsync(store ?? Store, "shops", Shops.Views, Shops.Sources, options, Stop);

    internal async Task<Tally> ReadAsync(StateKey key) => Tally.Of((await Store.ReadAsync([key], Stop))[0]);
}
