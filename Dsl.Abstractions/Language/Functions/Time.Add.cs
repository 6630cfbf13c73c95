namespace FeatureDsl;

// Other instants, so far from one. The contract's instants end in 1900 and in 2299.
public static partial class Time
{
    private const long MicrosPerSecond = 1_000_000, MicrosPerDay = 86_400 * MicrosPerSecond;

    /// <summary>An instant and a span. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime Add(DateTime at, TimeSpan span) => TryAdd(at, span) ?? throw TooFar();

    /// <summary>An instant and a span. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? Add(DateTime? at, TimeSpan? span) => at is { } a && span is { } n ? Add(a, n) : null;

    /// <summary>An instant and a span. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAdd(DateTime? at, TimeSpan? span) => Moved(at, span is { } s ? s.Ticks / TimeSpan.TicksPerMicrosecond : null, 1);

    /// <summary>Two spans, as <c>a + b</c>. A result longer than a span can be makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is longer than a span can be.</exception>
    public static TimeSpan Add(TimeSpan span, TimeSpan other) => span + other;

    /// <summary>Two spans, as <c>a + b</c>. A result longer than a span can be makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is longer than a span can be.</exception>
    public static TimeSpan? Add(TimeSpan? span, TimeSpan? other) => span + other;

    /// <summary>Two spans. Missing where either is, and where the result is longer than a span can be: so it can stand inside an event.</summary>
    public static TimeSpan? TryAdd(TimeSpan? span, TimeSpan? other)
    {
        if (span is not { } a || other is not { } b)
        {
            return null;
        }

        var micros = (Int128)TimeSpans.ToMicros(a) + TimeSpans.ToMicros(b);
        return Int128.Abs(micros) <= TimeSpans.LongestMicros ? TimeSpans.FromMicros((long)micros) : null;
    }

    /// <summary>An instant and a number of days of 24 hours. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddDays(DateTime at, int days) => TryAddDays(at, days) ?? throw TooFar();

    /// <summary>An instant and a number of days of 24 hours. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddDays(DateTime? at, int? days) => at is { } a && days is { } n ? AddDays(a, n) : null;

    /// <summary>An instant and a number of days of 24 hours. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddDays(DateTime? at, int? days) => Moved(at, days, MicrosPerDay);

    /// <summary>An instant and a number of hours. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddHours(DateTime at, int hours) => TryAddHours(at, hours) ?? throw TooFar();

    /// <summary>An instant and a number of hours. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddHours(DateTime? at, int? hours) => at is { } a && hours is { } n ? AddHours(a, n) : null;

    /// <summary>An instant and a number of hours. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddHours(DateTime? at, int? hours) => Moved(at, hours, MicrosPerDay / 24);

    /// <summary>An instant and a number of minutes. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddMinutes(DateTime at, int minutes) => TryAddMinutes(at, minutes) ?? throw TooFar();

    /// <summary>An instant and a number of minutes. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddMinutes(DateTime? at, int? minutes) => at is { } a && minutes is { } n ? AddMinutes(a, n) : null;

    /// <summary>An instant and a number of minutes. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddMinutes(DateTime? at, int? minutes) => Moved(at, minutes, 60 * MicrosPerSecond);

    /// <summary>An instant and a number of seconds. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddSeconds(DateTime at, int seconds) => TryAddSeconds(at, seconds) ?? throw TooFar();

    /// <summary>An instant and a number of seconds. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddSeconds(DateTime? at, int? seconds) => at is { } a && seconds is { } n ? AddSeconds(a, n) : null;

    /// <summary>An instant and a number of seconds. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddSeconds(DateTime? at, int? seconds) => Moved(at, seconds, MicrosPerSecond);

    /// <summary>An instant and a number of months; the last day of a shorter month where it has not so many days. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddMonths(DateTime at, int months) => TryAddMonths(at, months) ?? throw TooFar();

    /// <summary>An instant and a number of months; the last day of a shorter month where it has not so many days. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddMonths(DateTime? at, int? months) => at is { } a && months is { } n ? AddMonths(a, n) : null;

    /// <summary>An instant and a number of months; the last day of a shorter month where it has not so many days. Missing where either is, and where the result is
    /// outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddMonths(DateTime? at, int? months) => MovedByMonths(at, months, 1);

    /// <summary>An instant and a number of years; 28 February where it has no 29. A result outside the years 1900 to 2299 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime AddYears(DateTime at, int years) => TryAddYears(at, years) ?? throw TooFar();

    /// <summary>An instant and a number of years; 28 February where it has no 29. A result outside the years 1900 to 2299 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateTime? AddYears(DateTime? at, int? years) => at is { } a && years is { } n ? AddYears(a, n) : null;

    /// <summary>An instant and a number of years; 28 February where it has no 29. Missing where either is, and where the result is outside the years 1900 to 2299: so it can stand inside an event.</summary>
    public static DateTime? TryAddYears(DateTime? at, int? years) => MovedByMonths(at, years, 12);

    private static DateTime? Moved(DateTime? at, long? count, long unit)
    {
        if (at is not { } from || count is not { } n || !IsInRange(from))
        {
            return null;
        }

        var micros = Instants.ToMicros(from) + ((Int128)n * unit);
        return micros >= Instants.ToMicros(Instants.Earliest) && micros < Instants.ToMicros(Instants.Latest) ? Instants.FromMicros((long)micros) : null;
    }

    private static DateTime? MovedByMonths(DateTime? at, int? count, int unit)
    {
        // More than the contract's years are too many, and .NET would throw for more than its own.
        if (at is not { } from || count is not { } n || !IsInRange(from) || Math.Abs((long)n) * unit > 400 * 12)
        {
            return null;
        }

        var moved = from.AddMonths(n * unit);
        return IsInRange(moved) ? moved : null;
    }

    private static bool IsInRange(DateTime at) => at >= Instants.Earliest && at < Instants.Latest;

    private static OverflowException TooFar() => new("The instant is outside the years 1900 to 2299.");
}
