namespace FeatureDsl.Online;

/// <summary>What the cells of one state share: how far time has come.</summary>
public sealed class StateClock
{
    /// <summary>The earliest instant that can still be asked about, in microseconds since 1970.</summary>
    public long EarliestAsOf { get; internal set; } = long.MinValue;
}
