using System.Diagnostics;

namespace FeatureDsl.Hosting.Verification;

/// <summary>The answers of one way of execution.</summary>
/// <param name="Values">For each case the value of each feature.</param>
/// <param name="Elapsed">How long it took, loading the history included.</param>
internal sealed record Timed(object?[][] Values, TimeSpan Elapsed)
{
    public static async Task<Timed> RunAsync(Func<Task<object?[][]>> work)
    {
        var clock = Stopwatch.StartNew();
        var values = await work().ConfigureAwait(false);
        return new(values, clock.Elapsed);
    }
}
