using System.Globalization;

namespace FeatureDsl;

/// <summary>Calendar computation with instants: UTC, in whole microseconds, in the contract's years, and the same in .NET, online and in ClickHouse.</summary>
public static partial class Time
{
    /// <summary>The beginning of the minute of an instant.</summary>
    public static DateTime StartOfMinute(DateTime at) => Floor(at, TimeSpan.TicksPerMinute);

    /// <summary>The beginning of the minute of an instant; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfMinute(DateTime? at) => at is { } present ? StartOfMinute(present) : null;

    /// <summary>The beginning of the hour of an instant.</summary>
    public static DateTime StartOfHour(DateTime at) => Floor(at, TimeSpan.TicksPerHour);

    /// <summary>The beginning of the hour of an instant; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfHour(DateTime? at) => at is { } present ? StartOfHour(present) : null;

    /// <summary>Midnight before an instant, or itself.</summary>
    public static DateTime StartOfDay(DateTime at) => at.Date;

    /// <summary>Midnight before an instant, or itself; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfDay(DateTime? at) => at is { } present ? StartOfDay(present) : null;

    /// <summary>Monday, midnight, of the week of an instant.</summary>
    public static DateTime StartOfWeek(DateTime at) => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7));

    /// <summary>Monday, midnight, of the week of an instant; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfWeek(DateTime? at) => at is { } present ? StartOfWeek(present) : null;

    /// <summary>The beginning of the month of an instant.</summary>
    public static DateTime StartOfMonth(DateTime at) => at.Date.AddDays(1 - at.Day);

    /// <summary>The beginning of the month of an instant; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfMonth(DateTime? at) => at is { } present ? StartOfMonth(present) : null;

    /// <summary>The beginning of the quarter of an instant: of January, April, July or October.</summary>
    public static DateTime StartOfQuarter(DateTime at) => StartOfMonth(at).AddMonths(-((at.Month - 1) % 3));

    /// <summary>The beginning of the quarter of an instant: of January, April, July or October; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfQuarter(DateTime? at) => at is { } present ? StartOfQuarter(present) : null;

    /// <summary>The beginning of the year of an instant.</summary>
    public static DateTime StartOfYear(DateTime at) => at.Date.AddDays(1 - at.DayOfYear);

    /// <summary>The beginning of the year of an instant; missing where <paramref name="at"/> is.</summary>
    public static DateTime? StartOfYear(DateTime? at) => at is { } present ? StartOfYear(present) : null;

    /// <summary>The quarter of the year, 1 to 4.</summary>
    public static int Quarter(DateTime at) => ((at.Month - 1) / 3) + 1;

    /// <summary>The quarter of the year, 1 to 4; missing where <paramref name="at"/> is.</summary>
    public static int? Quarter(DateTime? at) => at is { } present ? Quarter(present) : null;

    /// <summary>The week of the year by ISO 8601, 1 to 53: weeks begin on Monday, the first has the first Thursday.</summary>
    public static int IsoWeek(DateTime at) => ISOWeek.GetWeekOfYear(at);

    /// <summary>The week of the year by ISO 8601, 1 to 53: weeks begin on Monday, the first has the first Thursday; missing where <paramref name="at"/> is.</summary>
    public static int? IsoWeek(DateTime? at) => at is { } present ? IsoWeek(present) : null;

    /// <summary>The year that the ISO 8601 week of an instant belongs to.</summary>
    public static int IsoYear(DateTime at) => ISOWeek.GetYear(at);

    /// <summary>The year that the ISO 8601 week of an instant belongs to; missing where <paramref name="at"/> is.</summary>
    public static int? IsoYear(DateTime? at) => at is { } present ? IsoYear(present) : null;

    /// <summary>How many days the month of an instant has.</summary>
    public static int DaysInMonth(DateTime at) => DateTime.DaysInMonth(at.Year, at.Month);

    /// <summary>How many days the month of an instant has; missing where <paramref name="at"/> is.</summary>
    public static int? DaysInMonth(DateTime? at) => at is { } present ? DaysInMonth(present) : null;

    /// <summary>Whether it is Saturday or Sunday.</summary>
    public static bool IsWeekend(DateTime at) => at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Whether it is Saturday or Sunday; missing where <paramref name="at"/> is.</summary>
    public static bool? IsWeekend(DateTime? at) => at is { } present ? IsWeekend(present) : null;

    private static DateTime Floor(DateTime at, long ticks) => new(at.Ticks - (at.Ticks % ticks), DateTimeKind.Utc);
}
