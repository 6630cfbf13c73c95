namespace FeatureDsl;

/// <summary>The contract's time: UTC, whole microseconds since 1970, from 1900 to 2299.</summary>
public static class Instants
{
    /// <summary>The first instant that both engines can hold.</summary>
    public static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The first instant that is too late for both engines.</summary>
    public static readonly DateTime Latest = new(2299, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Microseconds since 1970.</summary>
    /// <param name="instant">UTC.</param>
    public static long ToMicros(DateTime instant) => (instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant this many microseconds after 1970.</summary>
    public static DateTime FromMicros(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>What is wrong with an instant, or <see langword="null"/>.</summary>
    public static string? Fault(DateTime instant, string name)
    {
        if (instant.Kind != DateTimeKind.Utc)
        {
            return $"{name} is of kind {instant.Kind}; give it in UTC (DateTime.SpecifyKind or ToUniversalTime).";
        }

        if (instant.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            return $"{name} is finer than a microsecond; round it to whole microseconds.";
        }

        return instant < Earliest || instant >= Latest ? $"{name} lies outside {Earliest:yyyy} to {Latest:yyyy}." : null;
    }

    /// <summary>The instant itself, checked.</summary>
    /// <exception cref="FeatureDslException">It is not UTC, or finer than a microsecond.</exception>
    public static DateTime Checked(DateTime instant, string name) =>
        Fault(instant, name) is { } fault ? throw new FeatureDslException(fault) : instant;

    /// <summary>The start of a window: <c>asOf - span</c>, moved down to a whole number of hops since 1970 where there is a hop.</summary>
    public static DateTime WindowStart(DateTime asOf, TimeSpan span, TimeSpan hop)
    {
        var start = ToMicros(asOf) - (span.Ticks / TimeSpan.TicksPerMicrosecond);
        var step = hop.Ticks / TimeSpan.TicksPerMicrosecond;
        var floored = step == 0 ? start : start - (((start % step) + step) % step);
        return floored <= ToMicros(Earliest) ? Earliest : FromMicros(floored);
    }
}
