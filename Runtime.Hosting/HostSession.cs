using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Embedded;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting;

/// <summary>What one command works with: the project, the engines (opened when first asked for) and the terminal.</summary>
internal sealed class HostSession(FeatureProject project, HostSettings settings) : IAsyncDisposable
{
    private readonly List<RedisOnlineStore> _stores = [];
    private ClickHouseEngine? _clickHouse;
    private EmbeddedRedis? _redis;

    public FeatureProject Project { get; } = project;

    public HostSettings Settings { get; } = settings;

    public Terminal Terminal { get; } = new(settings.Json);

    public async Task<ClickHouseEngine> ClickHouseAsync(CancellationToken ct) => _clickHouse ??= Settings.ClickHouse is { } server
        ? await ClickHouseEngine.OpenServerAsync(server, ct).ConfigureAwait(false)
        : await ClickHouseEngine.OpenEmbeddedAsync(Settings.Data, ct).ConfigureAwait(false);

    /// <summary>Opens the online store.</summary>
    /// <param name="options">Timeouts and key prefix.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<RedisOnlineStore> OnlineAsync(RedisStoreOptions options, CancellationToken ct)
    {
        var address = Settings.Redis ?? (_redis ??= await EmbeddedRedis.StartAsync(Settings.Data, ct: ct).ConfigureAwait(false)).ConnectionString;
        var store = await RedisOnlineStore.ConnectAsync(address, options, ct).ConfigureAwait(false);
        _stores.Add(store);
        return store;
    }

    /// <summary>Where the rows go that a file has and the contract refuses.</summary>
    public string RejectsPath(string name) => Path.Combine(Settings.Data, "rejects", name + ".csv");

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync().ConfigureAwait(false);
        if (_redis is not null)
            await _redis.DisposeAsync().ConfigureAwait(false);
        if (_clickHouse is not null)
            await _clickHouse.DisposeAsync().ConfigureAwait(false);
    }
}
