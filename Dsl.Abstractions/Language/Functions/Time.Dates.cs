namespace FeatureDsl;

// Dates: a calendar day, as long as one in UTC where it meets an instant.
public static partial class Time
{
    /// <summary>The date of an instant (UTC).</summary>
    public static DateOnly DateOf(DateTime at) => DateOnly.FromDateTime(at);

    /// <summary>The date of an instant (UTC); missing where <paramref name="at"/> is.</summary>
    public static DateOnly? DateOf(DateTime? at) => at is { } present ? DateOf(present) : null;

    /// <summary>Midnight (UTC) at the beginning of a date.</summary>
    public static DateTime StartOfDay(DateOnly date) => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>Midnight (UTC) at the beginning of a date; missing where <paramref name="date"/> is.</summary>
    public static DateTime? StartOfDay(DateOnly? date) => date is { } present ? StartOfDay(present) : null;

    /// <summary>Monday of the week of a date.</summary>
    public static DateOnly StartOfWeek(DateOnly date) => DateOf(StartOfWeek(StartOfDay(date)));

    /// <summary>Monday of the week of a date; missing where <paramref name="date"/> is.</summary>
    public static DateOnly? StartOfWeek(DateOnly? date) => date is { } present ? StartOfWeek(present) : null;

    /// <summary>The first day of the month of a date.</summary>
    public static DateOnly StartOfMonth(DateOnly date) => DateOf(StartOfMonth(StartOfDay(date)));

    /// <summary>The first day of the month of a date; missing where <paramref name="date"/> is.</summary>
    public static DateOnly? StartOfMonth(DateOnly? date) => date is { } present ? StartOfMonth(present) : null;

    /// <summary>The first day of the quarter of a date: of January, April, July or October.</summary>
    public static DateOnly StartOfQuarter(DateOnly date) => DateOf(StartOfQuarter(StartOfDay(date)));

    /// <summary>The first day of the quarter of a date: of January, April, July or October; missing where <paramref name="date"/> is.</summary>
    public static DateOnly? StartOfQuarter(DateOnly? date) => date is { } present ? StartOfQuarter(present) : null;

    /// <summary>The first day of the year of a date.</summary>
    public static DateOnly StartOfYear(DateOnly date) => DateOf(StartOfYear(StartOfDay(date)));

    /// <summary>The first day of the year of a date; missing where <paramref name="date"/> is.</summary>
    public static DateOnly? StartOfYear(DateOnly? date) => date is { } present ? StartOfYear(present) : null;

    /// <summary>The quarter of the year, 1 to 4.</summary>
    public static int Quarter(DateOnly date) => Quarter(StartOfDay(date));

    /// <summary>The quarter of the year, 1 to 4; missing where <paramref name="date"/> is.</summary>
    public static int? Quarter(DateOnly? date) => date is { } present ? Quarter(present) : null;

    /// <summary>The week of the year by ISO 8601, 1 to 53: weeks begin on Monday, the first has the first Thursday.</summary>
    public static int IsoWeek(DateOnly date) => IsoWeek(StartOfDay(date));

    /// <summary>The week of the year by ISO 8601, 1 to 53: weeks begin on Monday, the first has the first Thursday; missing where <paramref name="date"/> is.</summary>
    public static int? IsoWeek(DateOnly? date) => date is { } present ? IsoWeek(present) : null;

    /// <summary>The year that the ISO 8601 week of a date belongs to.</summary>
    public static int IsoYear(DateOnly date) => IsoYear(StartOfDay(date));

    /// <summary>The year that the ISO 8601 week of a date belongs to; missing where <paramref name="date"/> is.</summary>
    public static int? IsoYear(DateOnly? date) => date is { } present ? IsoYear(present) : null;

    /// <summary>How many days the month of a date has.</summary>
    public static int DaysInMonth(DateOnly date) => DaysInMonth(StartOfDay(date));

    /// <summary>How many days the month of a date has; missing where <paramref name="date"/> is.</summary>
    public static int? DaysInMonth(DateOnly? date) => date is { } present ? DaysInMonth(present) : null;

    /// <summary>Whether it is Saturday or Sunday.</summary>
    public static bool IsWeekend(DateOnly date) => IsWeekend(StartOfDay(date));

    /// <summary>Whether it is Saturday or Sunday; missing where <paramref name="date"/> is.</summary>
    public static bool? IsWeekend(DateOnly? date) => date is { } present ? IsWeekend(present) : null;

    /// <summary>A date and a number of days. A result outside 1900-01-01 to 2299-12-30 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly AddDays(DateOnly date, int days) => TryAddDays(date, days) ?? throw TooFar();

    /// <summary>A date and a number of days. A result outside 1900-01-01 to 2299-12-30 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly? AddDays(DateOnly? date, int? days) => date is { } d && days is { } n ? AddDays(d, n) : null;

    /// <summary>A date and a number of days. Missing where either is, and where the result is outside 1900-01-01 to 2299-12-30: so it can stand inside an
    /// event.</summary>
    public static DateOnly? TryAddDays(DateOnly? date, int? days) =>
        date is { } d && Dates.IsInRange(d) ? DateOf(TryAddDays(StartOfDay(d), days)) : null;

    /// <summary>A date and a number of months; the last day of a shorter month where it has not so many days. A result outside 1900-01-01 to 2299-12-30 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly AddMonths(DateOnly date, int months) => TryAddMonths(date, months) ?? throw TooFar();

    /// <summary>A date and a number of months; the last day of a shorter month where it has not so many days. A result outside 1900-01-01 to 2299-12-30 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly? AddMonths(DateOnly? date, int? months) => date is { } d && months is { } n ? AddMonths(d, n) : null;

    /// <summary>A date and a number of months; the last day of a shorter month where it has not so many days. Missing where either is, and where the result is outside 1900-01-01 to 2299-12-30: so it can stand inside an
    /// event.</summary>
    public static DateOnly? TryAddMonths(DateOnly? date, int? months) =>
        date is { } d && Dates.IsInRange(d) ? DateOf(TryAddMonths(StartOfDay(d), months)) : null;

    /// <summary>A date and a number of years; 28 February where it has no 29. A result outside 1900-01-01 to 2299-12-30 makes the feature an error.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly AddYears(DateOnly date, int years) => TryAddYears(date, years) ?? throw TooFar();

    /// <summary>A date and a number of years; 28 February where it has no 29. A result outside 1900-01-01 to 2299-12-30 makes the feature an error. Missing where either is.</summary>
    /// <exception cref="OverflowException">The result is outside the contract's years.</exception>
    public static DateOnly? AddYears(DateOnly? date, int? years) => date is { } d && years is { } n ? AddYears(d, n) : null;

    /// <summary>A date and a number of years; 28 February where it has no 29. Missing where either is, and where the result is outside 1900-01-01 to 2299-12-30: so it can stand inside an
    /// event.</summary>
    public static DateOnly? TryAddYears(DateOnly? date, int? years) =>
        date is { } d && Dates.IsInRange(d) ? DateOf(TryAddYears(StartOfDay(d), years)) : null;
}
