using System.Globalization;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests;

/// <summary>Every date of the contract gives the same in C# and in ClickHouse.</summary>
public class DateTests
{
    private const int Missing = int.MinValue;

    private static readonly int[] Days = [.. Enumerable.Range(Dates.ToDays(Dates.Earliest), Dates.ToDays(Dates.Last) - Dates.ToDays(Dates.Earliest) + 1)];

    public static TheoryData<string> Functions => ["StartOfWeek", "StartOfMonth", "StartOfQuarter", "StartOfYear", "Quarter", "IsoWeek", "IsoYear", "DaysInMonth", "IsWeekend"];

    public static TheoryData<string> Parts => ["Year", "Month", "Day", "DayOfYear", "DayOfWeek", "DayNumber"];

    [Fact]
    public void Dates_are_those_of_the_contracts_instants()
    {
        Assert.Equal(DateOnly.FromDateTime(Instants.Earliest), Dates.Earliest);
        Assert.Equal(DateOnly.FromDateTime(Instants.Latest.AddTicks(-10)), Dates.Last);
        Assert.Equal((0, -1, 19_782), (Dates.ToDays(new(1970, 1, 1)), Dates.ToDays(new(1969, 12, 31)), Dates.ToDays(new(2024, 2, 29))));
        Assert.Null(Dates.Fault(Dates.Earliest, "x"));
        Assert.Equal(
            "Due (9999-12-31) lies outside 1900-01-01 to 2299-12-30; where it stands for no date, leave it missing.", Dates.Fault(DateOnly.MaxValue, "Due"));
        Assert.NotNull(Dates.Fault(new(1899, 12, 31), "x"));
    }

    [Theory, MemberData(nameof(Functions))]
    public void Of_a_date_clickhouse_says_the_same(string name)
    {
        var method = typeof(Time).GetMethod(name, [typeof(DateOnly)])!;
        var type = method.ReturnType == typeof(DateOnly) ? DataType.DateOnly : DataType.Int32;
        Same($"toInt32({Row.Sql("Time." + name, type, (DataType.DateOnly, "x"))})", day => method.Invoke(null, [day])!);
    }

    [Theory, MemberData(nameof(Parts))]
    public void So_do_its_parts(string name) =>
        Same($"toInt32({Row.Sql("DateOnly." + name, DataType.Int32, (DataType.DateOnly, "x"))})", day => typeof(DateOnly).GetProperty(name)!.GetValue(day)!);

    [Fact]
    public void A_date_goes_into_a_table_and_comes_out_of_it() =>
        Same($"toInt32(toInt32(toString({SqlValues.Write(DataType.DateOnly, "x")}) = concat(leftPad(toString({Row.Sql("DateOnly.Year", DataType.Int32, (DataType.DateOnly, "x"))}), 4, '0'), "
            + $"'-', leftPad(toString({Row.Sql("DateOnly.Month", DataType.Int32, (DataType.DateOnly, "x"))}), 2, '0'), "
            + $"'-', leftPad(toString({Row.Sql("DateOnly.Day", DataType.Int32, (DataType.DateOnly, "x"))}), 2, '0'))) + {SqlValues.Read(DataType.DateOnly, SqlValues.Write(DataType.DateOnly, "x"))})",
            day => Dates.ToDays(day) + 1);

    [Fact]
    public void Midnight_is_the_beginning_of_the_date_and_the_date_is_that_of_every_instant_of_it()
    {
        var date = Row.Sql("Time.DateOf", DataType.DateOnly, (DataType.DateTime, $"{Row.Sql("Time.StartOfDay", DataType.DateTime, (DataType.DateOnly, "x"))} + 86399999999"));
        Same($"toInt32({date})", day => Time.DateOf(Time.StartOfDay(day).AddTicks(TimeSpan.TicksPerDay - 10)));
    }

    [Theory]
    [InlineData("Days")]
    [InlineData("Months")]
    [InlineData("Years")]
    public void Other_dates_are_the_same(string unit)
    {
        Func<DateOnly?, int?, DateOnly?> csharp = unit switch { "Days" => Time.TryAddDays, "Months" => Time.TryAddMonths, _ => Time.TryAddYears };
        int[] counts = [0, 1, -1, 12, -12, 13, 400, -400, 4800, -4801, 146_000, int.MaxValue, int.MinValue];
        var random = new Random(21);
        (int X, int N)[] pairs = [.. Days.Select(x => (x, random.Next(3) == 0 ? counts[random.Next(counts.Length)] : random.Next(-3000, 3000)))];
        var sql = Row.Sql("Time.TryAdd" + unit, DataType.DateOnly.OrMissing, (DataType.DateOnly, "x"), (DataType.Int32, "n"));
        var answers = ClickHouse.Map<(int, int), int>("x Int32, n Int32", pairs, t => $"SELECT ifNull({sql}, toInt32('{Missing}')) FROM {t}");
        for (var i = 0; i < pairs.Length; i++)
        {
            var expected = csharp(Dates.FromDays(pairs[i].X), pairs[i].N) is { } moved ? Dates.ToDays(moved) : Missing;
            Assert.True(expected == answers[i], $"{pairs[i].N} {unit} from {Dates.FromDays(pairs[i].X):O}: {expected} in C#, {answers[i]} in ClickHouse");
        }
    }

    [Fact]
    public void Outside_the_contracts_years_there_is_nothing()
    {
        Assert.Throws<OverflowException>(() => Time.AddDays(Dates.Last, 1));
        Assert.Throws<OverflowException>(() => Time.AddMonths((DateOnly?)Dates.Earliest, -1));
        Assert.Null(Time.TryAddYears(new DateOnly(2024, 2, 29), int.MaxValue));
        Assert.Null(Time.AddDays((DateOnly?)null, 1));
        Assert.Equal(new DateOnly(2023, 2, 28), Time.AddYears(new DateOnly(2024, 2, 29), -1));
        Assert.Equal(new DateOnly(2100, 2, 28), Time.AddMonths(new DateOnly(2100, 1, 31), 1));
    }

    private static void Same(string sql, Func<DateOnly, object> csharp)
    {
        var answers = ClickHouse.Map<int, int>("x Int32", Days, t => $"SELECT {sql} FROM {t}");
        for (var i = 0; i < Days.Length; i++)
        {
            var date = Dates.FromDays(Days[i]);
            var expected = csharp(date) is DateOnly day ? Dates.ToDays(day) : Convert.ToInt32(csharp(date), CultureInfo.InvariantCulture);
            Assert.True(expected == answers[i], $"{date:O}: {expected} in C#, {answers[i]} in ClickHouse");
        }
    }
}
