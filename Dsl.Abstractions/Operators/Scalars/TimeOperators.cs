using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Parts of an instant (UTC), differences of instants and their length.</summary>
public static class TimeOperators
{
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        Part("Year", "toYear"),
        Part("Month", "toMonth"),
        Part("Day", "toDayOfMonth"),
        Part("Hour", "toHour"),
        Part("Minute", "toMinute"),
        Part("Second", "toSecond"),
        Part("DayOfYear", "toDayOfYear"),
        new("DateTime.DayOfWeek", (_, _, a) => $"toInt32(toDayOfWeek({Instant(a[0])}) % 7)", (c, a) => $"{Value(c, a)}.DayOfWeek"),
        // A literal above 2^32 is unsigned for ClickHouse, which then takes an instant before 1970 for a huge one.
        new("DateTime.Date", (_, _, a) => $"toInt64({a[0]} - toInt64(positiveModulo({a[0]}, toInt64({MicrosPerDay}))))", (c, a) => $"{Value(c, a)}.Date"),
        new("DateTime.Subtract", (_, _, a) => $"toInt64({a[0]} - {a[1]})", (_, a) => $"({a[0]} - {a[1]})"),
        Total("Days", MicrosPerDay),
        Total("Hours", MicrosPerDay / 24),
        Total("Minutes", 60_000_000),
        Total("Seconds", 1_000_000),
        Total("Milliseconds", 1_000),
    ];

    private static ScalarOperator Part(string name, string function) => new(
        "DateTime." + name, (_, _, a) => $"toInt32({function}({Instant(a[0])}))", (c, a) => $"{Value(c, a)}.{name}");

    // .NET divides the number of ticks (tenths of a microsecond), both as doubles.
    private static ScalarOperator Total(string unit, long micros) => new(
        "TimeSpan.Total" + unit, (_, _, a) => $"(toFloat64({a[0]} * 10) / toFloat64({micros * 10}))", (c, a) => $"{Value(c, a)}.Total{unit}");

    // Behind a value that may be missing, C# wants "?.".
    private static string Value(Call call, IReadOnlyList<string> a) => $"({a[0]})" + (call.Arguments[0].Type.Nullable ? "?" : "");

    private static string Instant(string micros) => $"fromUnixTimestamp64Micro({micros}, 'UTC')";
}
