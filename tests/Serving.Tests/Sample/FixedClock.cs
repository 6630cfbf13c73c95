namespace FeatureDsl.Serving.Tests;

internal sealed class FixedClock(DateTime now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
