using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Parts of a date, and the date of an instant. Functions of <c>Time</c> that take dates, too, are in <see cref="CalendarOperators"/>.</summary>
public static class DateOperators
{
    private const long MicrosPerDay = 86_400_000_000;

    // .NET counts days from 0001-01-01.
    private const int EpochDayNumber = 719_162;

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        Part("Year", "toYear"),
        Part("Month", "toMonth"),
        Part("Day", "toDayOfMonth"),
        Part("DayOfYear", "toDayOfYear"),
        new("DateOnly.DayOfWeek", (_, _, a) => $"toInt32(toDayOfWeek({Midnight(a[0])}) % 7)", (c, a) => $"{Value(c, a)}.DayOfWeek"),
        new("DateOnly.DayNumber", (_, _, a) => $"toInt32({a[0]} + {EpochDayNumber})", (c, a) => $"{Value(c, a)}.DayNumber"),
        new("Time.DateOf", (_, _, a) => SqlTime.DateOf(SqlTime.Floor(a[0], MicrosPerDay)), (_, a) => $"global::FeatureDsl.Time.DateOf({a[0]})"),
    ];

    private static ScalarOperator Part(string name, string function) => new(
        "DateOnly." + name, (_, _, a) => $"toInt32({function}({Midnight(a[0])}))", (c, a) => $"{Value(c, a)}.{name}");

    // Behind a value that may be missing, C# wants "?.".
    private static string Value(Call call, IReadOnlyList<string> a) => $"({a[0]})" + (call.Arguments[0].Type.Nullable ? "?" : "");

    // The functions of ClickHouse are the same for a Date32, but a number is a date or an instant to its toDate32, as large as it is.
    private static string Midnight(string days) => $"fromUnixTimestamp64Micro({SqlTime.OfDate(days)}, 'UTC')";
}
