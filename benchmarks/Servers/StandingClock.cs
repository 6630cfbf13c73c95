using FeatureDsl.Benchmarks.Data;

namespace FeatureDsl.Benchmarks.Servers;

/// <summary>Stands at the first instant of the history: by the machine's clock its states would have expired long ago.</summary>
internal sealed class StandingClock : TimeProvider
{
    public static readonly StandingClock Instance = new();

    public override DateTimeOffset GetUtcNow() => Instants.FromMicros(PaymentHistory.Start);
}
