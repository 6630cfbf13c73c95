using System.Globalization;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Bounds every call in time and says in one sentence what went wrong with it.</summary>
internal sealed class RedisCalls(string endpoint, TimeSpan timeout)
{
    public async Task<T> Run<T>(Task<T> call, string what, CancellationToken cancellation)
    {
        try
        {
            // The client checks its own timeouts only about once a second; this one is exact and can be cancelled.
            return await call.WaitAsync(timeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or RedisException or ObjectDisposedException)
        {
            throw Explain(e, what);
        }
    }

    public FeatureDslException Explain(Exception cause, string what)
    {
        var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var message = cause switch
        {
            TimeoutException => $"Redis at {endpoint} did not answer within {seconds} s while {what}; check that it runs and is not overloaded.",
            RedisServerException server => $"Redis at {endpoint} refused {what}: {server.Message}",
            ObjectDisposedException => $"The connection to Redis at {endpoint} was closed before {what}; open a new store.",
            _ => $"The connection to Redis at {endpoint} was lost while {what}; check that it runs, then try again.",
        };
        return new FeatureDslException(message, cause);
    }
}
