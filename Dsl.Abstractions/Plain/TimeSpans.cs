namespace FeatureDsl;

/// <summary>The contract's spans: whole microseconds, positive or negative, as long as a <see cref="TimeSpan"/> can be.</summary>
public static class TimeSpans
{
    /// <summary>The microseconds of the longest span: 10,675,199 days and a little. The most negative one is as long.</summary>
    public const long LongestMicros = long.MaxValue / TimeSpan.TicksPerMicrosecond;

    /// <summary>The microseconds of a span.</summary>
    /// <param name="span">Of whole microseconds; what is finer is cut off.</param>
    public static long ToMicros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The span of this many microseconds.</summary>
    /// <exception cref="FeatureDslException">No <see cref="TimeSpan"/> is so long.</exception>
    public static TimeSpan FromMicros(long micros) => micros is <= LongestMicros and >= -LongestMicros
        ? new(micros * TimeSpan.TicksPerMicrosecond)
        : throw new FeatureDslException($"{micros} microseconds are longer than a TimeSpan can be ({LongestMicros}); correct the column.");

    /// <summary>What is wrong with a span, or <see langword="null"/>.</summary>
    public static string? Fault(TimeSpan span, string name) => span.Ticks % TimeSpan.TicksPerMicrosecond == 0
        ? null
        : $"{name} is finer than a microsecond; round it to whole microseconds.";
}
