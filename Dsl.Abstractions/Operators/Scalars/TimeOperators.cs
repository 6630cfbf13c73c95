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
        new("DateTime.Date", (_, _, a) => SqlTime.Floor(a[0], MicrosPerDay), (c, a) => $"{Value(c, a)}.Date"),
        new("DateTime.TimeOfDay", (_, _, a) => SqlTime.Behind(a[0], MicrosPerDay), (c, a) => $"{Value(c, a)}.TimeOfDay"),
        new("DateTime.Millisecond", (_, _, a) => $"toInt32(intDiv({SqlTime.Behind(a[0], 1_000_000)}, 1000))", (c, a) => $"{Value(c, a)}.Millisecond"),
        new("DateTime.Microsecond", (_, _, a) => $"toInt32({SqlTime.Behind(a[0], 1_000)})", (c, a) => $"{Value(c, a)}.Microsecond"),
        new("DateTime.Subtract", (_, _, a) => $"toInt64({a[0]} - {a[1]})", (_, a) => $"({a[0]} - {a[1]})"),
        Total("Days", MicrosPerDay),
        Total("Hours", MicrosPerDay / 24),
        Total("Minutes", 60_000_000),
        Total("Seconds", 1_000_000),
        new("TimeSpan.TotalMilliseconds", (scope, _, a) => TotalMilliseconds(scope, a[0]), (c, a) => $"{Value(c, a)}.TotalMilliseconds"),
        Total("Microseconds", 1),
        new("TimeSpan.Ticks", (_, _, a) => $"toInt64({a[0]} * 10)", (c, a) => $"{Value(c, a)}.Ticks"),
        Count("Days", MicrosPerDay, null),
        Count("Hours", MicrosPerDay / 24, 24),
        Count("Minutes", 60_000_000, 60),
        Count("Seconds", 1_000_000, 60),
        Count("Milliseconds", 1_000, 1_000),
        Count("Microseconds", 1, 1_000),
    ];

    private static ScalarOperator Part(string name, string function) => new(
        "DateTime." + name, (_, _, a) => $"toInt32({function}({Instant(a[0])}))", (c, a) => $"{Value(c, a)}.{name}");

    // .NET divides the number of ticks (tenths of a microsecond), both as doubles.
    private static ScalarOperator Total(string unit, long micros) => new(
        "TimeSpan.Total" + unit, (_, _, a) => $"(toFloat64({a[0]} * 10) / toFloat64({micros * 10}))", (c, a) => $"{Value(c, a)}.Total{unit}");

    // .NET keeps the milliseconds of the longest spans within those that are whole. Not by least and greatest: of a missing value and another one they
    // take the other.
    private static string TotalMilliseconds(ISqlScope scope, string span)
    {
        const string Most = "toFloat64(922337203685477)";
        var total = scope.Stage("milliseconds", $"toFloat64({span} * 10) / toFloat64(10000)");
        return $"if({total} > {Most}, {Most}, if({total} < -{Most}, -{Most}, {total}))";
    }

    // Whole units towards zero, those of the next larger unit taken away.
    private static ScalarOperator Count(string unit, long micros, int? larger) => new(
        "TimeSpan." + unit, (_, _, a) => $"toInt32(intDiv({a[0]}, toInt64({micros})){(larger is { } of ? $" % {of}" : "")})", (c, a) => $"{Value(c, a)}.{unit}");

    // Behind a value that may be missing, C# wants "?.".
    private static string Value(Call call, IReadOnlyList<string> a) => $"({a[0]})" + (call.Arguments[0].Type.Nullable ? "?" : "");

    private static string Instant(string micros) => $"fromUnixTimestamp64Micro({micros}, 'UTC')";
}
