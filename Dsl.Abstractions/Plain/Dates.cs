using System.Globalization;

namespace FeatureDsl;

/// <summary>The contract's dates: the days of its instants, 1900-01-01 to 2299-12-30, counted from 1970.</summary>
public static class Dates
{
    private const int EpochDayNumber = 719_162;

    /// <summary>The first date that both engines can hold.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The last date that has instants.</summary>
    public static readonly DateOnly Last = new(2299, 12, 30);

    /// <summary>Days since 1970, before it negative.</summary>
    public static int ToDays(DateOnly date) => date.DayNumber - EpochDayNumber;

    /// <summary>The date this many days after 1970-01-01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such <see cref="DateOnly"/>.</exception>
    public static DateOnly FromDays(int days) => DateOnly.FromDayNumber(days + EpochDayNumber);

    /// <summary>Whether it is a date of the contract.</summary>
    public static bool IsInRange(DateOnly date) => date >= Earliest && date <= Last;

    /// <summary>What is wrong with a date, or <see langword="null"/>.</summary>
    public static string? Fault(DateOnly date, string name) => IsInRange(date)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{name} ({date:yyyy-MM-dd}) lies outside {Earliest:yyyy-MM-dd} to {Last:yyyy-MM-dd}; where it stands for no date, leave it missing.");
}
