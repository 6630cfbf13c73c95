using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Language.Tests;

public class TimeTests
{
    private const long Missing = long.MinValue;

    private static readonly long[] Instants = [.. Edges().Distinct()];

    [Fact]
    public void Weeks_begin_on_Monday_and_quarters_in_January()
    {
        Assert.Equal(At(2024, 2, 26), Time.StartOfWeek(At(2024, 3, 3, 23)));
        Assert.Equal(At(2024, 2, 26), Time.StartOfWeek(At(2024, 2, 26)));
        Assert.Equal(At(2023, 10, 1), Time.StartOfQuarter(At(2023, 12, 31, 23)));
        Assert.Equal((53, 2020, 4), (Time.IsoWeek(At(2021, 1, 3)), Time.IsoYear(At(2021, 1, 3)), Time.Quarter(At(2021, 10, 1))));
        Assert.Equal((29, 28), (Time.DaysInMonth(At(2024, 2, 1)), Time.DaysInMonth(At(1900, 2, 1))));
    }

    [Fact]
    public void Months_end_where_they_end()
    {
        Assert.Equal(At(2024, 2, 29, 5), Time.AddMonths(At(2024, 1, 31, 5), 1));
        Assert.Equal(At(2023, 2, 28), Time.AddYears(At(2024, 2, 29), -1));
        Assert.Equal(DateTimeKind.Utc, Time.AddMonths(At(2024, 1, 31), 1).Kind);
    }

    [Fact]
    public void Outside_the_contracts_years_there_is_nothing()
    {
        Assert.Throws<OverflowException>(() => Time.AddDays(At(2299, 12, 30), 1));
        Assert.Throws<OverflowException>(() => Time.Add(At(1900, 1, 1), TimeSpan.FromMicroseconds(-1)));
        Assert.Throws<OverflowException>(() => Time.AddYears((DateTime?)At(2000, 1, 1), int.MinValue));
        Assert.Equal(At(2299, 12, 30), Time.AddDays(At(2299, 12, 29), 1));
        Assert.Null(Time.TryAddMonths(At(1900, 1, 31), -1));
        Assert.Null(Time.TryAdd(At(2000, 1, 1), TimeSpan.MaxValue));
        Assert.Null(Time.AddHours(null, int.MaxValue));
    }

    public static TheoryData<string> Functions =>
        ["StartOfMinute", "StartOfHour", "StartOfDay", "StartOfWeek", "StartOfMonth", "StartOfQuarter", "StartOfYear", "Quarter", "IsoWeek", "IsoYear", "DaysInMonth", "IsWeekend"];

    [Theory, MemberData(nameof(Functions))]
    public void Of_one_instant_clickhouse_says_the_same(string name)
    {
        var method = typeof(Time).GetMethod(name, [typeof(DateTime)])!;
        var type = method.ReturnType == typeof(DateTime) ? DataType.DateTime : DataType.Int32;
        var sql = Row.Sql("Time." + name, type, (DataType.DateTime, "x"));
        var answers = ClickHouse.Map<long, long>("x Int64", Instants, t => $"SELECT toInt64({sql}) FROM {t}");
        for (var i = 0; i < Instants.Length; i++)
        {
            var at = FeatureDsl.Instants.FromMicros(Instants[i]);
            var expected = method.Invoke(null, [at]) switch
            {
                DateTime start => Micros(start),
                bool yes => yes ? 1 : 0,
                var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
            };
            Assert.True(expected == answers[i], $"{name} of {at:O}: {expected} in C#, {answers[i]} in ClickHouse");
        }
    }

    public static TheoryData<string> Parts =>
        ["Year", "Month", "Day", "Hour", "Minute", "Second", "DayOfYear", "DayOfWeek", "Date", "TimeOfDay", "Millisecond", "Microsecond"];

    [Theory, MemberData(nameof(Parts))]
    public void Its_parts_are_the_same(string name)
    {
        var part = typeof(DateTime).GetProperty(name)!;
        var sql = Row.Sql("DateTime." + name, DataType.Int32, (DataType.DateTime, "x"));
        var answers = ClickHouse.Map<long, long>("x Int64", Instants, t => $"SELECT toInt64({sql}) FROM {t}");
        for (var i = 0; i < Instants.Length; i++)
        {
            var at = FeatureDsl.Instants.FromMicros(Instants[i]);
            var expected = part.GetValue(at) switch
            {
                DateTime date => Micros(date),
                TimeSpan time => time.Ticks / 10,
                var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
            };
            Assert.True(expected == answers[i], $"{name} of {at:O}: {expected} in C#, {answers[i]} in ClickHouse");
        }
    }

    [Theory]
    [InlineData("Days")]
    [InlineData("Hours")]
    [InlineData("Minutes")]
    [InlineData("Seconds")]
    [InlineData("Months")]
    [InlineData("Years")]
    public void Other_instants_are_the_same(string unit)
    {
        Func<DateTime?, int?, DateTime?> csharp = unit switch
        {
            "Days" => Time.TryAddDays,
            "Hours" => Time.TryAddHours,
            "Minutes" => Time.TryAddMinutes,
            "Seconds" => Time.TryAddSeconds,
            "Months" => Time.TryAddMonths,
            _ => Time.TryAddYears,
        };
        var random = new Random(11);
        int[] counts = [0, 1, -1, 12, -12, 13, 400, -400, 4800, -4800, 4801, -4801, 146_000, int.MaxValue, int.MinValue];
        (long X, long N)[] pairs = [.. Instants.Select(x => (x, (long)(random.Next(2) == 0 ? counts[random.Next(counts.Length)] : random.Next(-5000, 5000))))];
        var sql = Row.Sql("Time.TryAdd" + unit, DataType.DateTime.OrMissing, (DataType.DateTime, "x"), (DataType.Int32, "toInt32(n)"));
        Same(pairs, sql, (at, n) => csharp(at, (int)n));
    }

    [Fact]
    public void Spans_are_added_the_same()
    {
        var random = new Random(12);
        (long X, long N)[] pairs = [.. Instants.Select(x => (x, random.NextInt64(-TimeSpan.MaxValue.Ticks / 10, TimeSpan.MaxValue.Ticks / 10) >> random.Next(50)))];
        var sql = Row.Sql("Time.TryAdd", DataType.DateTime.OrMissing, (DataType.DateTime, "x"), (DataType.TimeSpan, "n"));
        Same(pairs, sql, (at, n) => Time.TryAdd(at, new TimeSpan(n * 10)));
    }

    // What stands for an error may be any number, and nothing may throw.
    [Theory, MemberData(nameof(Functions))]
    public void Nothing_throws_whatever_the_number(string name)
    {
        long[] any = [long.MinValue, long.MaxValue, 0, -1, 1L << 62, -(1L << 62), 1L << 55];
        var sql = Row.Sql("Time." + name, DataType.Int32, (DataType.DateTime, "x"));
        Assert.Equal(any.Length, ClickHouse.Map<long, long>("x Int64", any, t => $"SELECT toInt64({sql}) FROM {t}").Length);
        var moved = Row.Sql("Time.TryAddMonths", DataType.Int32, (DataType.DateTime, "x"), (DataType.Int32, "toInt32(x)"));
        Assert.Equal(any.Length, ClickHouse.Map<long, long>("x Int64", any, t => $"SELECT ifNull({moved}, 0) FROM {t}").Length);
    }

    private static void Same((long X, long N)[] pairs, string sql, Func<DateTime, long, DateTime?> csharp)
    {
        var answers = ClickHouse.Map<(long, long), long>("x Int64, n Int64", pairs, t => $"SELECT ifNull({sql}, toInt64('{Missing}')) FROM {t}");
        for (var i = 0; i < pairs.Length; i++)
        {
            var at = FeatureDsl.Instants.FromMicros(pairs[i].X);
            var expected = csharp(at, pairs[i].N) is { } moved ? Micros(moved) : Missing;
            Assert.True(expected == answers[i], $"{pairs[i].N} from {at:O}: {expected} in C#, {answers[i]} in ClickHouse");
        }
    }

    // Every day of all years near its ends, and instants at random.
    private static IEnumerable<long> Edges()
    {
        var (first, last) = (Micros(FeatureDsl.Instants.Earliest), Micros(FeatureDsl.Instants.Latest));
        var random = new Random(10);
        foreach (var day in Enumerable.Range(0, 146_096))
        {
            var midnight = first + (day * 86_400_000_000);
            yield return midnight;
            yield return midnight + 86_399_999_999;
        }

        for (var i = 0; i < 100_000; i++)
        {
            yield return random.NextInt64(first, last);
        }
    }

    private static DateTime At(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);

    private static long Micros(DateTime at) => FeatureDsl.Instants.ToMicros(at);
}
