using System.Runtime.InteropServices;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

public class ExactSumSqlTests
{
    [Fact]
    public void An_addend_is_the_same_in_sql_and_csharp()
    {
        double[] values = [.. Values.Special, .. Values.AnyBits(200_000, 1), .. Values.Sized(-190, 97, 800_000, 2)];
        var actual = ClickHouse.Map<ExactSum>(values, ExactSumSql.Addend("x"));
        for (var i = 0; i < values.Length; i++)
        {
            var expected = new ExactSum();
            expected.Add(values[i]);
            Assert.True(expected == actual[i], $"{values[i]:R}");
        }
    }

    [Fact]
    public void What_cannot_be_added_is_told_apart_alike()
    {
        double[] values = [.. Values.Special, .. Values.AnyBits(50_000, 3)];
        Assert.Equal(Array.ConvertAll(values, ExactSum.IsOversized), ClickHouse.Map<bool>(values, ExactSumSql.IsOversized("x")));
        Assert.Equal(Array.ConvertAll(values, x => !double.IsFinite(x)), ClickHouse.Map<bool>(values, ExactSumSql.IsIgnored("x")));
    }

    [Fact]
    public void A_sum_over_rows_is_the_same_whatever_the_threads()
    {
        var values = Values.Sized(-120, 95, 1_000_000, 4);
        var expected = new ExactSum();
        foreach (var value in values)
        {
            expected.Add(value);
        }

        string Select(string table) => $"SELECT sum({ExactSumSql.Addend("x")}) FROM {table}";
        Assert.Equal([expected], ClickHouse.Map<double, ExactSum>("x Float64", values, Select));
        Assert.Equal([expected], ClickHouse.Map<double, ExactSum>("x Float64", values, Select, "max_threads = 2, max_block_size = 1000"));
    }

    [Fact]
    public void A_sum_is_rounded_the_same()
    {
        var sums = ExactSumTests.SumsToRound(200_000).ToArray();
        var actual = ClickHouse.Map<ExactSum, double>("x Int256", sums, table => ExactSumSql.ToFloat64.SelectFrom(table, "result", "x"));
        Same.Bits(Array.ConvertAll(sums, s => s.ToDouble()), actual, i => $"{ExactSumTests.Units(sums[i])}");
    }

    [Fact]
    public void A_mean_is_the_same()
    {
        var (random, sums) = (new Random(1), ExactSumTests.SumsToRound(200_000).ToArray());
        var rows = Array.ConvertAll(sums, sum => new Mean256(sum, (random.NextInt64() >> random.Next(63)) + 1));
        var actual = ClickHouse.Map<Mean256, double>("x Int256, y Int64", rows, table =>
            ExactSumSql.Mean.SelectFrom(table, "result", "x", "y"));
        Same.Bits(Array.ConvertAll(rows, r => r.Sum.DivideToDouble(r.Count)), actual, i =>
            $"{ExactSumTests.Units(rows[i].Sum)} / {rows[i].Count}");
    }

    [Fact]
    public void A_mean_of_integers_is_the_same()
    {
        var random = new Random(2);
        var rows = Enumerable.Range(0, 200_000).Select(i =>
            new Mean128((new Int128((ulong)random.NextInt64(), (ulong)random.NextInt64()) >> (i % 127)) * (i % 2 == 0 ? 1 : -1),
                (random.NextInt64() >> (i % 61)) + 1))
            .Append(new(Int128.MinValue, 3)).Append(new(0, 5)).ToArray();
        var actual = ClickHouse.Map<Mean128, double>("x Int128, y Int64", rows, table =>
            ExactSumSql.IntegerMean.SelectFrom(table, "result", "x", "y"));
        Same.Bits(Array.ConvertAll(rows, r => ExactMean.Of(r.Sum, r.Count)), actual, i => $"{rows[i].Sum} / {rows[i].Count}");
    }

    [Fact]
    public void A_mean_over_nothing_does_not_throw()
    {
        var rows = new[] { new Mean256(default, 0), new Mean256(default, -1) };
        Assert.Equal([0.0, 0.0], ClickHouse.Map<Mean256, double>("x Int256, y Int64", rows, table =>
            ExactSumSql.Mean.SelectFrom(table, "result", "x", "y")));
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Mean256(ExactSum Sum, long Count);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Mean128(Int128 Sum, long Count);
}
