using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests.Vectors;

/// <summary>Vectors as tables store them: what the bits stand for, in C# and in ClickHouse, and what is rounded.</summary>
public class VectorStorageTests
{
    [Fact]
    public void Every_half_stands_for_the_same_number_in_ClickHouse()
    {
        var halves = Enumerable.Range(0, 65_536).Select(i => (ushort)i).ToArray();
        var elements = new float[halves.Length];
        VectorCodec.FromHalf(halves, elements);
        for (var i = 0; i < halves.Length; i++)
        {
            var number = (float)BitConverter.UInt16BitsToHalf(halves[i]);
            Assert.True(float.IsNaN(number) ? float.IsNaN(elements[i]) : number.Equals(elements[i]), $"half {halves[i]:X4}");
        }

        var bits = Map<long>(Array.ConvertAll(halves, h => (long)h), $"toInt64(({VectorSql.Decoded(VectorStorage.Half, "[toUInt16(x)]")})[1])");
        Assert.Equal(Array.ConvertAll(elements, e => (long)BitConverter.SingleToUInt32Bits(e)), bits);
    }

    [Fact]
    public void Every_byte_times_every_power_is_the_same_number_in_ClickHouse()
    {
        var pairs = Enumerable.Range(-126, 248).SelectMany(e => Enumerable.Range(-127, 255).Select(n => (Power: (sbyte)e, Number: (sbyte)n))).ToArray();
        var numbers = Array.ConvertAll(pairs, p =>
        {
            var one = new float[1];
            VectorCodec.FromInt8([p.Power, p.Number], one);
            return (double)one[0];
        });
        Assert.Equal(pairs.Select(p => Math.ScaleB(p.Number, p.Power)), numbers);
        var codes = Array.ConvertAll(pairs, p => (long)((p.Power * 1000) + p.Number + 500));
        var column = "[toInt8(intDiv(x + 200000, 1000) - 200), toInt8(positiveModulo(x, 1000) - 500)]";
        Assert.Equal(numbers, Map<double>(codes, $"toFloat64(({VectorSql.Decoded(VectorStorage.Int8, column)})[1])"));
    }

    [Fact]
    public void What_was_rounded_stays_as_it_is()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var size = Math.Pow(2, random.Next(-150, 15));
            var vector = FeatureVector.Of([.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => (float)((random.NextDouble() - 0.5) * size))]);
            var (half, bytes) = (vector.ToHalf(), vector.ToInt8());
            Assert.Equal((half, bytes), (half.ToHalf(), bytes.ToInt8()));
            var greatest = vector.Max(MathF.Abs);
            Assert.All(vector.Zip(bytes), p => Assert.InRange(Math.Abs((double)p.First - p.Second), 0, Math.Max(greatest / 127.0, Math.ScaleB(1, -127))));
            Assert.All(vector.Zip(half), p => Assert.InRange(Math.Abs((double)p.First - p.Second), 0, Math.Max(Math.Abs(p.First) / 2048.0, Math.ScaleB(1, -25))));
        }
    }

    [Fact]
    public void What_cannot_be_stored_says_so()
    {
        Assert.Equal([65504, float.NegativeInfinity, 0], Of(65504, float.NegativeInfinity, 0).ToHalf());
        Assert.Contains("place 1 (70000)", Assert.Throws<OverflowException>(() => Of(1, 70_000).ToHalf()).Message, StringComparison.Ordinal);
        Assert.Contains("place 0 (NaN)", Assert.Throws<OverflowException>(() => Of(float.NaN).ToInt8()).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => Of(float.MaxValue).ToInt8());
        Assert.Equal([128, -64, 2, 0], Of(127.4f, -64.5f, 1.5f, -0.3f).ToInt8().Select(x => Math.Round(x)));
        Assert.Null(RowRules.Stored(null, VectorStorage.Half, "Taste"));
        Assert.Null(RowRules.Stored(Of(0.5f, float.NaN), VectorStorage.Half, "Taste"));
        Assert.Contains("Taste.ToHalf()", RowRules.Stored(Of(0.1f), VectorStorage.Half, "Taste"), StringComparison.Ordinal);
        Assert.Contains("Taste.ToInt8()", RowRules.Stored(Of(1, 0.001f), VectorStorage.Int8, "Taste"), StringComparison.Ordinal);
    }

    private static FeatureVector Of(params ReadOnlySpan<float> elements) => FeatureVector.Of(elements);

    private static T[] Map<T>(long[] numbers, string sql)
        where T : unmanaged => ClickHouse.Map<long, T>("x Int64", numbers, t => $"SELECT {sql} FROM {t}");
}
