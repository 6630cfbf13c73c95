using System.Globalization;
using StackExchange.Redis;

namespace FeatureDsl.Serving;

/// <summary>Makes calls cancellable and says in one sentence what went wrong with it.</summary>
internal sealed class RedisCalls(string endpoint, TimeSpan timeout)
{
    // Calls end by the client's own timeout (see RedisConfiguration); a timer for each would cost more than the rest of a read.
    public static Task<T> Cancellable<T>(Task<T> call, CancellationToken cancellation) =>
        cancellation.CanBeCanceled ? call.WaitAsync(cancellation) : call;

    public static bool IsFailure(Exception e) => e is TimeoutException or RedisException or ObjectDisposedException;

    public async Task<T> Run<T>(Task<T> call, string what, CancellationToken cancellation)
    {
        try
        {
            return await Cancellable(call, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e))
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
