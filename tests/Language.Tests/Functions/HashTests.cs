using System.Globalization;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests;

public class HashTests
{
    private enum Tone : short
    {
        Low = -7,
        High = 300,
    }

    // Given by xxhsum -H1 of the bytes.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    public void The_hash_of_text_is_xxHash64(string text, ulong expected) => Assert.Equal((long)expected, Hash.Of(text));

    [Fact]
    public void Numbers_of_one_value_hash_alike()
    {
        Assert.Equal(Hash.Of(5L), Hash.Of(5));
        Assert.Equal(Hash.Of(1L), Hash.Of(true));
        Assert.Equal(Hash.Of(-7L), Hash.Of(Tone.Low));
        Assert.Equal(Hash.Of(1_000_000L), Hash.Of(DateTime.UnixEpoch.AddSeconds(1)));
        Assert.Equal(Hash.Of(2_000_000L), Hash.Of(2.Seconds));
        Assert.Null(Hash.Of((Tone?)null));
        Assert.Null(Hash.Of((string?)null));
    }

    [Fact]
    public void A_bucket_is_in_range_and_there_must_be_one()
    {
        Assert.Equal((int)(ulong.MaxValue % 7), Hash.Bucket(-1L, 7));
        Assert.Equal(int.MaxValue - 1, Hash.Bucket(int.MaxValue - 1L, int.MaxValue));
        Assert.Throws<OverflowException>(() => Hash.Bucket(1L, 0));
        Assert.Null(Hash.Bucket((long?)null, 0));
    }

    [Fact]
    public void Texts_hash_the_same_in_clickhouse()
    {
        var random = new Random(9);
        string[] texts = ["", "\0", "\u00fcn\u00efc\u00f6de \u2603", "\U0001F600", .. Enumerable.Range(1, 300).Select(n => string.Concat(Enumerable.Range(0, n % 100).Select(_ => (char)random.Next(1, 0xD000))))];
        var answers = ClickHouse.Lines($"SELECT {Row.Sql("Hash.Of", DataType.Int64, (DataType.String, "x"))} FROM (SELECT arrayJoin([{string.Join(", ", texts.Select(SqlValues.Quote))}]) AS x)");
        Assert.Equal(texts.Select(t => Hash.Of(t)), answers.Select(a => (long?)long.Parse(a, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Numbers_hash_the_same_in_clickhouse()
    {
        var random = new Random(3);
        long[] numbers = [0, 1, -1, long.MinValue, long.MaxValue, .. Enumerable.Range(0, 200_000).Select(i => random.NextInt64(long.MinValue, long.MaxValue) >> (i % 64))];
        Assert.Equal(numbers.Select(n => Hash.Of(n)), Map(numbers, Row.Sql("Hash.Of", DataType.Int64, (DataType.Int64, "x"))));
        Assert.Equal(numbers.Select(n => Hash.Of((int)n)), Map(numbers, Row.Sql("Hash.Of", DataType.Int64, (DataType.Int32, "toInt32(x)"))));
        Assert.Equal(numbers.Select(n => Hash.Of(n > 0)), Map(numbers, Row.Sql("Hash.Of", DataType.Int64, (DataType.Bool, "(x > 0)"))));
        Assert.Equal(
            numbers.Select(n => (long)Hash.Bucket(n, Buckets(n))),
            Map(numbers, $"toInt64({Row.Sql("Hash.Bucket", DataType.Int32, (DataType.Int64, "x"), (DataType.Int32, "toInt32(positiveModulo(x, 2147483647) + 1)"))})"));

        static int Buckets(long n) => (int)(((n % int.MaxValue) + int.MaxValue) % int.MaxValue) + 1;
    }

    [Fact]
    public void Identifiers_hash_the_same_in_clickhouse()
    {
        var random = new Random(4);
        var bytes = new byte[16];
        Guid[] ids = [Guid.Empty, Guid.AllBitsSet, .. Enumerable.Range(0, 2000).Select(_ =>
        {
            random.NextBytes(bytes);
            return new Guid(bytes);
        })];
        var answers = ClickHouse.Lines($"SELECT {Row.Sql("Hash.Of", DataType.Int64, (DataType.Guid, "toUUID(x)"))} FROM (SELECT arrayJoin([{string.Join(", ", ids.Select(g => $"'{g}'"))}]) AS x)");
        Assert.Equal(ids.Select(g => Hash.Of(g)), answers.Select(a => long.Parse(a, CultureInfo.InvariantCulture)));
    }

    private static long[] Map(long[] numbers, string sql) => ClickHouse.Map<long, long>("x Int64", numbers, t => $"SELECT {sql} FROM {t}");
}
