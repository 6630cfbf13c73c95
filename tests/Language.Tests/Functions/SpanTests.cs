using System.Numerics;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests;

/// <summary>Spans are the same in C#, online and in ClickHouse, to the longest.</summary>
public class SpanTests
{
    private const long Longest = TimeSpans.LongestMicros, Missing = long.MinValue;

    private static readonly long[] Micros =
    [
        0, 1, -1, 999, -999, 1_000, 1_001, 59_999_999, -60_000_001, 86_399_999_999, -86_400_000_001, (1L << 53) + 1, Longest, Longest - 1, -Longest, Longest / 2, (Longest / 2) + 1, -(Longest / 2) - 1,
        922_337_203_685_477_000, 922_337_203_685_476_999, -922_337_203_685_477_001, .. Random(20_000),
    ];

    public static TheoryData<string> Totals => ["Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds"];

    [Theory, MemberData(nameof(Totals))]
    public void Their_lengths_are_the_same_to_the_bit(string unit)
    {
        var sql = Row.Sql("TimeSpan.Total" + unit, DataType.Float64, (DataType.TimeSpan, "x"));
        var answers = ClickHouse.Map<long, long>("x Int64", Micros, t => $"SELECT reinterpretAsInt64({sql}) FROM {t}");
        var property = typeof(TimeSpan).GetProperty("Total" + unit)!;
        Check(answers, span => BitConverter.DoubleToInt64Bits((double)property.GetValue(span)!));
    }

    [Theory, MemberData(nameof(Totals))]
    public void Their_parts_are_the_same(string unit)
    {
        var sql = Row.Sql("TimeSpan." + unit, DataType.Int32, (DataType.TimeSpan, "x"));
        var property = typeof(TimeSpan).GetProperty(unit)!;
        Check(ClickHouse.Map<long, long>("x Int64", Micros, t => $"SELECT toInt64({sql}) FROM {t}"), span => (int)property.GetValue(span)!);
    }

    [Fact]
    public void So_are_their_ticks_and_what_is_on_the_other_side_of_zero()
    {
        var ticks = Row.Sql("TimeSpan.Ticks", DataType.Int64, (DataType.TimeSpan, "x"));
        Check(ClickHouse.Map<long, long>("x Int64", Micros, t => $"SELECT {ticks} FROM {t}"), span => span.Ticks);
        var negated = Row.Sql("Negate", DataType.TimeSpan, (DataType.TimeSpan, "x"));
        Check(ClickHouse.Map<long, long>("x Int64", Micros, t => $"SELECT {negated} FROM {t}"), span => TimeSpans.ToMicros(-span));
        Check([.. Micros.Select(x => TimeSpans.ToMicros(Guarded.Negate(TimeSpans.FromMicros(x))))], span => TimeSpans.ToMicros(-span));
    }

    [Fact]
    public void Two_of_them_are_missing_where_they_would_be_too_long()
    {
        (long X, long N)[] pairs = [.. Micros.Select((x, i) => (x, Micros[(i * 7919) % Micros.Length])), (Longest, 0), (Longest, 1), (-Longest, -1), (-Longest, Longest)];
        var sql = Row.Sql("Time.TryAdd", DataType.TimeSpan.OrMissing, (DataType.TimeSpan, "x"), (DataType.TimeSpan, "n"));
        var answers = ClickHouse.Map<(long, long), long>("x Int64, n Int64", pairs, t => $"SELECT ifNull({sql}, toInt64('{Missing}')) FROM {t}");
        for (var i = 0; i < pairs.Length; i++)
        {
            var (a, b) = (TimeSpans.FromMicros(pairs[i].X), TimeSpans.FromMicros(pairs[i].N));
            Assert.Equal(Time.TryAdd(a, b) is { } sum ? TimeSpans.ToMicros(sum) : Missing, answers[i]);
            if (answers[i] == Missing)
                Assert.Throws<OverflowException>(() => a + b);
            else
                Assert.Equal(a + b, Time.TryAdd(a, b));
        }
    }

    [Fact]
    public void A_mean_is_the_nearest_microsecond_and_of_two_the_even_one()
    {
        var random = new Random(5);
        (long Sum, long Count, long Mean)[] cases =
        [
            (1, 2, 0), (3, 2, 2), (5, 2, 2), (-1, 2, 0), (-3, 2, -2), (-5, 2, -2), (7, 3, 2), (8, 3, 3), (-8, 3, -3), (Longest, 1, Longest), (-Longest, 1, -Longest),
            .. Enumerable.Range(0, 2_000).Select(_ => (random.NextInt64() >> random.Next(60), (long)random.Next(1, 100))).Select(c => (c.Item1, c.Item2, Nearest(c.Item1, c.Item2))),
        ];
        foreach (var (sum, count, mean) in cases.Where(c => Math.Abs(c.Mean) <= Longest))
            Assert.Equal(TimeSpans.FromMicros(mean), FeatureDsl.Online.Totals.MeanSpan(sum, count));
        // 128 bits hold what 64 do not.
        Assert.Equal(TimeSpans.FromMicros(Longest), FeatureDsl.Online.Totals.MeanSpan((Int128)Longest * 1_000_003, 1_000_003));
        Assert.Null(FeatureDsl.Online.Totals.MeanSpan(0, 0));
    }

    [Fact]
    public void A_sum_is_an_error_from_the_first_microsecond_that_is_too_much()
    {
        Assert.False(FeatureDsl.Online.Totals.LeavesTimeSpan(Longest));
        Assert.True(FeatureDsl.Online.Totals.LeavesTimeSpan((Int128)Longest + 1));
        Assert.True(FeatureDsl.Online.Totals.LeavesTimeSpan(-(Int128)Longest - 1));
        Assert.Equal(TimeSpans.FromMicros(-Longest), FeatureDsl.Online.Totals.ToTimeSpan(-Longest));
        Assert.Equal(TimeSpan.Zero, FeatureDsl.Online.Totals.ToTimeSpan((Int128)Longest + 1));
    }

    [Fact]
    public void What_is_finer_than_a_microsecond_is_refused()
    {
        Assert.Equal("Took is finer than a microsecond; round it to whole microseconds.", RowRules.Span(TimeSpan.FromTicks(1), "Took"));
        Assert.NotNull(RowRules.Span(TimeSpan.MaxValue, "Took"));
        Assert.Null(RowRules.Span(TimeSpans.FromMicros(-Longest), "Took"));
        Assert.Null(RowRules.Span(null, "Took"));
        Assert.Throws<FeatureDslException>(() => TimeSpans.FromMicros(Longest + 1));
    }

    // By the definition: no other whole number is nearer, and of two as near the even one.
    private static long Nearest(long sum, long count)
    {
        var guess = (long)((BigInteger)sum / count);
        return new[] { guess - 1, guess, guess + 1 }.OrderBy(m => BigInteger.Abs(sum - ((BigInteger)m * count))).ThenBy(m => Math.Abs(m % 2)).First();
    }

    private static void Check(long[] answers, Func<TimeSpan, long> csharp)
    {
        for (var i = 0; i < Micros.Length; i++)
            Assert.True(csharp(TimeSpans.FromMicros(Micros[i])) == answers[i], $"{Micros[i]} us: {csharp(TimeSpans.FromMicros(Micros[i]))} in C#, {answers[i]} elsewhere");
    }

    private static IEnumerable<long> Random(int count)
    {
        var random = new Random(31);
        return Enumerable.Range(0, count).Select(_ => (random.NextInt64() % Longest >> random.Next(58)) * (random.Next(2) == 0 ? 1 : -1));
    }
}
