using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>
/// The functions of <c>Time</c>, of instants and of dates; a date is its midnight here. ClickHouse's own truncations to months, quarters and years give a
/// Date, which begins in 1970: they are made of days here.
/// </summary>
public static class CalendarOperators
{
    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        Function("StartOfMinute", x => SqlTime.Floor(x, 60_000_000)),
        Function("StartOfHour", x => SqlTime.Floor(x, MicrosPerDay / 24)),
        Function("StartOfDay", x => SqlTime.Floor(x, MicrosPerDay)),
        Function("StartOfWeek", x => $"toInt64({x} - {SqlTime.Behind($"({x} + {3 * MicrosPerDay})", 7 * MicrosPerDay)})"), // 1970 began on a Thursday
        Function("StartOfMonth", x => $"toInt64({SqlTime.Floor(x, MicrosPerDay)} - (toDayOfMonth({Instant(x)}) - 1) * {MicrosPerDay})"),
        Function("StartOfQuarter", x => $"toInt64(toInt64(makeDate32(toYear({Instant(x)}), toQuarter({Instant(x)}) * 3 - 2, 1)) * {MicrosPerDay})"),
        Function("StartOfYear", x => $"toInt64({SqlTime.Floor(x, MicrosPerDay)} - (toDayOfYear({Instant(x)}) - 1) * {MicrosPerDay})"),
        Function("Quarter", x => $"toInt32(toQuarter({Instant(x)}))"),
        Function("IsoWeek", x => $"toInt32(toISOWeek({Instant(x)}))"),
        Function("IsoYear", x => $"toInt32(toISOYear({Instant(x)}))"),
        Function("DaysInMonth", x => DaysInMonth($"toYear({Instant(x)})", $"toMonth({Instant(x)})")),
        Function("IsWeekend", x => $"(toDayOfWeek({Instant(x)}) >= 6)"),
        .. Moves("", (scope, c, a) => c.Type.Kind == DataKind.TimeSpan ? Sum(scope, a) : Linear(1)(scope, c, a)),
        .. Moves("Days", Linear(MicrosPerDay)),
        .. Moves("Hours", Linear(MicrosPerDay / 24)),
        .. Moves("Minutes", Linear(60_000_000)),
        .. Moves("Seconds", Linear(1_000_000)),
        .. Moves("Months", ByMonths(1)),
        .. Moves("Years", ByMonths(12)),
    ];

    private static ScalarOperator Function(string name, Func<string, string> sql) => new(
        "Time." + name, Lifting.Over((_, c, a) => AsDate(c, sql(Instant(c, a[0])))), (_, a) => $"global::FeatureDsl.Time.{name}({a[0]})");

    private static string Instant(Call call, string value) => call.Arguments[0].Type.Kind == DataKind.DateOnly ? SqlTime.OfDate(value) : value;

    private static string AsDate(Call call, string instant) => call.Type.Kind == DataKind.DateOnly ? SqlTime.DateOf(instant) : instant;

    // TryAdd is missing where the result leaves the contract's years, Add is an error there.
    private static IEnumerable<ScalarOperator> Moves(string unit, SqlText sql)
    {
        var lifted = Lifting.Over((scope, c, a) => AsDate(c, sql(scope, c, [Instant(c, a[0]), a[1]])));
        yield return new("Time.TryAdd" + unit, lifted, (_, a) => $"global::FeatureDsl.Time.TryAdd{unit}({a[0]}, {a[1]})");
        yield return new(
            "Time.Add" + unit,
            (scope, c, a) => c.Type.Nullable ? lifted(scope, c, a) : $"ifNull({lifted(scope, c, a)}, 0)",
            (c, a) => $"global::FeatureDsl.Time.TryAdd{unit}({a[0]}, {a[1]})" + (c.Type.Nullable ? "" : ".GetValueOrDefault()"),
            (c, faultOf) => Faults.Or(
                Faults.OfArguments(c, faultOf),
                c.Arguments.Aggregate(
                    Faults.IsMissing(new Call(c.Type.OrMissing, "Time.TryAdd" + unit, c.Arguments)),
                    (fault, argument) => Faults.And(Faults.Not(Faults.IsMissing(argument)), fault))));
    }

    // Two spans are never too long together for 64 bits, but for a TimeSpan.
    private static string Sum(ISqlScope scope, IReadOnlyList<string> a)
    {
        var sum = scope.Stage("sum", $"toInt64({a[0]} + {a[1]})");
        return $"if(abs({sum}) <= {SqlTime.LongestSpan}, {sum}, NULL)";
    }

    // Numbers that leave the years from anywhere within them are all alike; larger ones would overflow.
    private static SqlText Linear(long unit) => (scope, call, a) =>
    {
        var most = 200_000 * (MicrosPerDay / unit);
        var moved = scope.Stage("moved", $"toInt64({a[0]} + greatest(least(toInt64({a[1]}), toInt64({most})), toInt64(-{most})) * {unit})");
        return $"if({moved} >= {SqlTime.Earliest} AND {moved} < {SqlTime.Latest}, {moved}, NULL)";
    };

    private static SqlText ByMonths(int unit) => (scope, call, a) =>
    {
        var months = scope.Stage("months", $"toInt64(toYear({Instant(a[0])}) * 12 + toMonth({Instant(a[0])}) - 1 + greatest(least(toInt64({a[1]}), 4801), -4801) * {unit})");
        var year = scope.Stage("year", $"intDiv({months}, 12)");
        var month = scope.Stage("month", $"toInt64(positiveModulo({months}, 12) + 1)");
        var day = $"least(toInt32(toDayOfMonth({Instant(a[0])})), {DaysInMonth(year, month)})";
        var moved = scope.Stage(
            "moved", $"toInt64(toInt64(makeDate32({year}, {month}, {day})) * {MicrosPerDay} + {SqlTime.Behind(a[0], MicrosPerDay)})");
        return $"if({months} >= {1900 * 12} AND {months} < {2300 * 12} AND {moved} < {SqlTime.Latest}, {moved}, NULL)";
    };

    private static string DaysInMonth(string year, string month) =>
        $"toInt32(multiIf({month} = 2, if({year} % 4 = 0 AND ({year} % 100 != 0 OR {year} % 400 = 0), 29, 28), {month} IN (4, 6, 9, 11), 30, 31))";

    private static string Instant(string micros) => $"fromUnixTimestamp64Micro({micros}, 'UTC')";
}
