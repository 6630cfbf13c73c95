using FeatureDsl.Serving;
using StackExchange.Redis;

namespace FeatureDsl.Hosting.Replay;

/// <summary>Keys of an online store by what they begin with.</summary>
internal static class Namespaces
{
    private const int PageSize = 1000;

    /// <summary>Deletes every key that begins with the store's own prefix.</summary>
    public static async Task DeleteAsync(RedisOnlineStore store, CancellationToken ct)
    {
        var pattern = Escape(store.Options.KeyPrefix) + "*";
        var multiplexer = store.Database.Multiplexer;
        foreach (var server in multiplexer.GetServers().Where(s => !s.IsReplica))
        {
            var page = new List<RedisKey>(PageSize);
            await foreach (var key in server.KeysAsync(store.Database.Database, pattern, PageSize).WithCancellation(ct).ConfigureAwait(false))
            {
                page.Add(key);
                if (page.Count == PageSize)
                    await DeleteAsync(store, page, ct).ConfigureAwait(false);
            }

            await DeleteAsync(store, page, ct).ConfigureAwait(false);
        }
    }

    private static async Task DeleteAsync(RedisOnlineStore store, List<RedisKey> page, CancellationToken ct)
    {
        // One by one: the keys of a page lie in different slots of a cluster.
        await store.Calls.Run(Task.WhenAll(page.Select(k => store.Database.KeyDeleteAsync(k))), "deleting keys", ct).ConfigureAwait(false);
        page.Clear();
    }

    // What a pattern of Redis would read as something else.
    private static string Escape(string prefix) => string.Concat(prefix.Select(c => c is '*' or '?' or '[' or ']' or '\\' ? $"\\{c}" : $"{c}"));
}
