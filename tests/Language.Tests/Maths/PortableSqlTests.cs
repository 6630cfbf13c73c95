using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

public class PortableSqlTests
{
    private static readonly double[] Doubles =
        [.. Values.Special, .. Values.AnyBits(100_000, 1), .. Values.Sized(-10, 70, 100_000, 2), .. Values.Between(-3, 3, 50_000, 3),
            .. Halves()];

    [Fact]
    public void Rows_come_back_in_order() => Same.Bits(Doubles, ClickHouse.Map<double>(Doubles, "x"), i => $"row {i}");

    [Fact]
    public void A_literal_is_read_as_the_same_double()
    {
        double[] values = [.. Values.Special, .. Values.AnyBits(60_000, 4), .. Values.Sized(-20, 60, 20_000, 5), -0.0];
        var read = values.Chunk(10_000).SelectMany(chunk =>
            ClickHouse.Map<double>([1], $"arrayJoin([{string.Join(", ", chunk.Select(PortableSql.Text))}])")).ToArray();
        Same.Bits(values, read, i => PortableSql.Text(values[i]));
    }

    [Fact]
    public void Rounding_functions_are_the_same()
    {
        AssertSame(PortableSql.Sqrt("x"), Maths.Sqrt);
        AssertSame(PortableSql.Floor("x"), Maths.Floor);
        AssertSame(PortableSql.Ceiling("x"), Maths.Ceiling);
        AssertSame(PortableSql.Round("x"), Maths.Round);
        AssertSame(PortableSql.RoundToEightBits("x"), Maths.RoundToEightBits);
        AssertSame(PortableSql.Abs("x", DataKind.Float64), Maths.Abs);
    }

    [Fact]
    public void Min_and_max_of_doubles_are_the_same()
    {
        var pairs = Pairs(Doubles);
        AssertSame("Float64", pairs, PortableSql.Min("x", "y", DataKind.Float64), Maths.Min);
        AssertSame("Float64", pairs, PortableSql.Max("x", "y", DataKind.Float64), Maths.Max);
    }

    [Fact]
    public void Min_and_max_of_floats_are_the_same()
    {
        var pairs = Pairs(Array.ConvertAll(Doubles, x => (float)x));
        AssertSame("Float32", pairs, PortableSql.Min("x", "y", DataKind.Float32), Maths.Min);
        AssertSame("Float32", pairs, PortableSql.Max("x", "y", DataKind.Float32), Maths.Max);
    }

    [Fact]
    public void Min_max_and_abs_of_integers_are_the_same()
    {
        var longs = Pairs(Longs());
        var ints = Pairs(Array.ConvertAll(Longs(), x => (int)x));
        AssertSame("Int64", longs, PortableSql.Min("x", "y", DataKind.Int64), Maths.Min);
        AssertSame("Int64", longs, PortableSql.Max("x", "y", DataKind.Int64), Maths.Max);
        AssertSame("Int32", ints, PortableSql.Min("x", "y", DataKind.Int32), Maths.Min);
        AssertSame("Int64", longs, PortableSql.Abs("x", DataKind.Int64), (x, _) => x == long.MinValue ? x : Maths.Abs(x));
        AssertSame("Int32", ints, PortableSql.Abs("x", DataKind.Int32), (x, _) => x == int.MinValue ? x : Maths.Abs(x));
        AssertSame("Int64", longs, $"toInt64({PortableSql.AbsFault("x", DataKind.Int64)})", (x, _) => x == long.MinValue ? 1 : 0);
        AssertSame("Int32", ints, $"toInt32({PortableSql.AbsFault("x", DataKind.Int32)})", (x, _) => x == int.MinValue ? 1 : 0);
    }

    [Fact]
    public void Estimates_of_different_values_and_coupons_are_the_same()
    {
        var random = new Random(11);
        var registers = Enumerable.Range(0, 100_000)
            .Select(i => (Taken: i % 2049L, Weight: i % 2049 == 0 ? 0 : random.NextInt64(1, 1L << random.Next(1, 52))))
            .ToArray();
        AssertSame("Int64", registers, DistinctSql.Estimate("toUInt64(x)", "toUInt64(y)"), (taken, weight) => DistinctEstimate.Of((int)taken, (ulong)weight));
        AssertSame("Int64", Pairs(Longs()), $"toInt64({DistinctSql.Coupon("x", bits => bits)})", (hash, _) => Hash.Coupon(hash));
    }

    [Fact]
    public void The_size_of_the_least_integer_is_a_fault()
    {
        Assert.Throws<OverflowException>(() => Maths.Abs(int.MinValue));
        Assert.Throws<OverflowException>(() => Maths.Abs((long?)long.MinValue));
    }

    [Fact]
    public void Division_and_remainder_are_the_same_where_csharp_does_not_throw()
    {
        var longs = Pairs(Longs());
        var ints = Pairs(Array.ConvertAll(Longs(), x => (int)x));
        AssertSame("Int64", longs, PortableSql.Divide("x", "y", DataKind.Int64), (x, y) => y == 0 ? 0 : y == -1 ? unchecked(-x) : x / y);
        AssertSame("Int64", longs, PortableSql.Remainder("x", "y", DataKind.Int64), (x, y) => y is 0 or -1 ? 0 : x % y);
        AssertSame("Int32", ints, PortableSql.Divide("x", "y", DataKind.Int32), (x, y) => y == 0 ? 0 : y == -1 ? unchecked(-x) : x / y);
        AssertSame("Int32", ints, PortableSql.Remainder("x", "y", DataKind.Int32), (x, y) => y is 0 or -1 ? 0 : x % y);
        AssertSame("Int64", longs, $"toInt64({PortableSql.DivideFault("x", "y", DataKind.Int64)})", (x, y) => Throws(() => x / y) ? 1 : 0);
        AssertSame("Int32", ints, $"toInt32({PortableSql.DivideFault("x", "y", DataKind.Int32)})", (x, y) => Throws(() => x % y) ? 1 : 0);
    }

    [Fact]
    public void Casts_of_doubles_truncate_and_saturate()
    {
        Assert.Equal(Array.ConvertAll(Doubles, x => (long)x), ClickHouse.Map<long>(Doubles, PortableSql.ToInt64("x")));
        Assert.Equal(Array.ConvertAll(Doubles, x => (int)x), ClickHouse.Map<int>(Doubles, PortableSql.ToInt32("x")));
        AssertSame($"toFloat64({PortableSql.ToFloat32("x")})", x => (float)x);
    }

    [Fact]
    public void Casts_of_floats_truncate_and_saturate()
    {
        var floats = Array.ConvertAll(Doubles, x => (float)x);
        var longs = ClickHouse.Map<float, long>("x Float32", floats, t => $"SELECT {PortableSql.ToInt64("x")} FROM {t}");
        var ints = ClickHouse.Map<float, int>("x Float32", floats, t => $"SELECT {PortableSql.ToInt32("x")} FROM {t}");
        Assert.Equal(Array.ConvertAll(floats, x => (long)x), longs);
        Assert.Equal(Array.ConvertAll(floats, x => (int)x), ints);
        var widened = ClickHouse.Map<float, double>("x Float32", floats, t => $"SELECT {PortableSql.ToFloat64("x")} FROM {t}");
        Same.Bits(Array.ConvertAll(floats, x => (double)x), widened, i => $"(double){floats[i]}f");
    }

    [Fact]
    public void Casts_of_integers_round_half_to_even()
    {
        var longs = Longs();
        var doubles = ClickHouse.Map<long, double>("x Int64", longs, t => $"SELECT {PortableSql.ToFloat64("x")} FROM {t}");
        var floats = ClickHouse.Map<long, float>("x Int64", longs, t => $"SELECT {PortableSql.ToFloat32("x")} FROM {t}");
        Same.Bits(Array.ConvertAll(longs, x => (double)x), doubles, i => $"(double){longs[i]}");
        Same.Bits(Array.ConvertAll(longs, x => (double)(float)x), Array.ConvertAll(floats, x => (double)x), i => $"(float){longs[i]}");
    }

    [Theory]
    [InlineData(9, 2)]
    [InlineData(18, 4)]
    [InlineData(38, 10)]
    public void Decimals_become_their_digits_and_back(int precision, int scale)
    {
        var digits = Array.ConvertAll(Longs(), x => precision switch
        {
            9 => x % 1_000_000_000,
            18 => x % 1_000_000_000_000_000_000,
            _ => (Int128)x * 7_000_000_000_000_000_003,
        });
        var column = $"CAST({PortableSql.DecimalOf("x", scale)}, 'Decimal({precision}, {scale})')";
        var back = ClickHouse.Map<Int128, Int128>("x Int128", digits, t =>
            $"SELECT {PortableSql.UnscaledOf("d", precision, scale)} FROM (SELECT {column} AS d FROM {t})");
        Assert.Equal(digits, back);
        var text = ClickHouse.Map<Int128, byte>("x Int128", [-1234567], t =>
            $"SELECT toFixedString(toString({PortableSql.DecimalOf("x", 4)}), 9) FROM {t}");
        Assert.Equal("-123.4567", System.Text.Encoding.UTF8.GetString(text));
    }

    [Fact]
    public void A_decimal_becomes_the_double_that_dotnet_makes_of_it()
    {
        var random = new Random(1);
        foreach (var scale in (int[])[0, 1, 2, 4, 6, 10, 18, 22, 23, 28])
        {
            decimal[] values = [0, .. Enumerable.Range(0, 15_000).Select(i =>
                new decimal(random.Next(), random.Next(), i % 3 == 0 ? 0 : random.Next() >> (i % 32), i % 2 == 0, (byte)scale))];
            var digits = Array.ConvertAll(values, Unscaled);
            var actual = ClickHouse.Map<Int128, double>("x Int128", digits, t =>
                $"SELECT {PortableSql.DecimalToFloat64("x", scale)} FROM {t}");
            Same.Bits(Array.ConvertAll(values, x => (double)x), actual, i => $"(double){values[i]}m");
        }
    }

    [Fact]
    public void Instants_become_microseconds_and_back()
    {
        var random = new Random(1);
        long[] ticks = [DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks / 10 * 10, DateTime.UnixEpoch.Ticks, DateTime.UnixEpoch.Ticks - 10,
            .. Enumerable.Range(0, 100_000).Select(_ => random.NextInt64(DateTime.MaxValue.Ticks / 10) * 10)];
        var microseconds = Array.ConvertAll(ticks, t => (t - DateTime.UnixEpoch.Ticks) / 10);
        Assert.Equal(microseconds, ClickHouse.Map<long, long>("x Int64", microseconds, t =>
            $"SELECT {PortableSql.MicrosecondsOf(PortableSql.InstantOf("x"))} FROM {t}"));
        var text = ClickHouse.Map<long, byte>("x Int64", [1_700_000_000_123_456], t =>
            $"SELECT toFixedString(toString({PortableSql.InstantOf("x")}), 26) FROM {t}");
        Assert.Equal("2023-11-14 22:13:20.123456", System.Text.Encoding.UTF8.GetString(text));
    }

    private static IEnumerable<double> Halves() => Enumerable.Range(-1000, 2000).SelectMany(i =>
        (double[])[i + 0.5, Math.BitIncrement(i + 0.5), Math.BitDecrement(i + 0.5)]);

    private static long[] Longs()
    {
        var random = new Random(7);
        return [0, 1, -1, long.MinValue, long.MaxValue, int.MinValue, int.MaxValue,
            .. Enumerable.Range(0, 100_000).Select(i => random.NextInt64(long.MinValue, long.MaxValue) >> (i % 64))];
    }

    // Each with a shuffled partner, and the first hundred (the special ones) with each other.
    private static (T X, T Y)[] Pairs<T>(T[] values)
    {
        var partners = (T[])values.Clone();
        new Random(3).Shuffle(partners);
        var first = values.Take(100).ToArray();
        return [.. values.Zip(partners), .. values.Zip(values), .. from x in first from y in first select (x, y)];
    }

    private static bool Throws<T>(Func<T> action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArithmeticException)
        {
            return true;
        }
    }

    // The digits as they stand, whatever the scale.
    private static Int128 Unscaled(decimal value)
    {
        var bits = decimal.GetBits(value);
        var size = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[3] < 0 ? -size : size;
    }

    private static void AssertSame(string sql, Func<double, double> csharp) =>
        Same.Bits(Array.ConvertAll(Doubles, x => csharp(x)), ClickHouse.Map<double>(Doubles, sql), i => $"{sql} of {Doubles[i]:R}");

    private static void AssertSame(string type, (double X, double Y)[] pairs, string sql, Func<double, double, double> csharp) => Same.Bits(
        Array.ConvertAll(pairs, p => csharp(p.X, p.Y)), Map<double>(type, pairs, sql), i => $"{sql} of {pairs[i].X:R} and {pairs[i].Y:R}");

    private static void AssertSame(string type, (float X, float Y)[] pairs, string sql, Func<float, float, float> csharp) => Same.Bits(
        Array.ConvertAll(pairs, p => (double)csharp(p.X, p.Y)), Array.ConvertAll(Map<float>(type, pairs, sql), x => (double)x), i =>
            $"{sql} of {pairs[i].X:R} and {pairs[i].Y:R}");

    private static void AssertSame(string type, (long X, long Y)[] pairs, string sql, Func<long, long, long> csharp) =>
        Assert.Equal(Array.ConvertAll(pairs, p => csharp(p.X, p.Y)), Map<long>(type, pairs, sql));

    private static void AssertSame(string type, (int X, int Y)[] pairs, string sql, Func<int, int, int> csharp) =>
        Assert.Equal(Array.ConvertAll(pairs, p => csharp(p.X, p.Y)), Map<int>(type, pairs, sql));

    private static T[] Map<T>(string type, (T, T)[] pairs, string sql) where T : unmanaged =>
        ClickHouse.Map<(T, T), T>($"x {type}, y {type}", pairs, t => $"SELECT {sql} FROM {t}");
}
