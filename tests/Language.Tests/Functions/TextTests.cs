using System.Text;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests;

public class TextTests
{
    private static readonly string?[] Texts = [null, .. Special(), .. Random(90)];

    [Theory]
    [InlineData("", 0)]
    [InlineData("ab", 2)]
    [InlineData("\u00fc\u2603", 2)]
    [InlineData("\U0001F600!", 2)]
    [InlineData("e\u0301", 2)]
    public void Length_counts_code_points(string text, int length) => Assert.Equal(length, Text.Length(text));

    [Theory]
    [InlineData("a\U0001F600bc", 1, 2, "\U0001F600b")]
    [InlineData("abc", 2, int.MaxValue, "c")]
    [InlineData("abc", -1, 2, "a")]
    [InlineData("abc", 3, 1, "")]
    [InlineData("abc", 0, -1, "")]
    [InlineData("abc", int.MinValue, int.MaxValue, "")]
    public void Substring_gives_what_there_is(string text, int start, int length, string expected) => Assert.Equal(expected, Text.Substring(text, start, length));

    [Fact]
    public void The_order_is_that_of_code_points_and_not_of_utf16()
    {
        Assert.True(string.CompareOrdinal("\U0001F600", "\uFF61") < 0);
        Assert.Equal(1, Text.Compare("\U0001F600", "\uFF61"));
        Assert.Equal(-1, Text.Compare("a", "a\0"));
        Assert.Equal((-1, 1, 0), (Text.Compare(null, ""), Text.Compare("", null), Text.Compare(null, null)));
        foreach (var (a, b) in Pairs().Where(p => p is { A: not null, B: not null }))
        {
            var order = a!.EnumerateRunes().Select(r => r.Value).Append(-1).Zip(b!.EnumerateRunes().Select(r => r.Value).Append(-1)).FirstOrDefault(p => p.First != p.Second);
            Assert.Equal(order.First.CompareTo(order.Second), Text.Compare(a, b));
        }
    }

    [Fact]
    public void Only_ascii_letters_and_spaces_change()
    {
        Assert.Equal("a\u00c4z[0]i\u0130", Text.ToLowerAscii("A\u00c4Z[0]I\u0130"));
        Assert.Equal("A\u00e4Z{0}I\u0131", Text.ToUpperAscii("a\u00e4z{0}i\u0131"));
        Assert.Equal("\u00a0a b\u3000", Text.TrimAscii(" \t\u00a0a b\u3000\r\n\v\f"));
    }

    [Theory]
    [InlineData("Text.StartsWith")]
    [InlineData("Text.EndsWith")]
    [InlineData("Text.Contains")]
    [InlineData("Text.Compare")]
    public void Of_two_texts_clickhouse_says_the_same(string name)
    {
        Func<string?, string?, int> csharp = name switch
        {
            "Text.StartsWith" => (a, b) => Text.StartsWith(a, b) ? 1 : 0,
            "Text.EndsWith" => (a, b) => Text.EndsWith(a, b) ? 1 : 0,
            "Text.Contains" => (a, b) => Text.Contains(a, b) ? 1 : 0,
            _ => Text.Compare,
        };
        var maybe = DataType.String.OrMissing;
        var answers = Ask(2, Row.Sql(name, DataType.Int32, (maybe, "x"), (maybe, "y")));
        var present = Ask(2, $"if(isNull(x) OR isNull(y), 9, {Row.Sql(name, DataType.Int32, (DataType.String, "ifNull(x, '')"), (DataType.String, "ifNull(y, '')"))})");
        Assert.All(Pairs().Select((p, i) => (p.A, p.B, i)), p =>
        {
            var expected = csharp(p.A, p.B).ToString(null, null);
            Assert.Equal(expected, answers[p.i]);
            Assert.Equal(p.A is null || p.B is null ? "9" : expected, present[p.i]);
        });
    }

    [Theory]
    [InlineData("Text.ToLowerAscii")]
    [InlineData("Text.ToUpperAscii")]
    [InlineData("Text.TrimAscii")]
    public void Of_one_text_clickhouse_makes_the_same(string name)
    {
        Func<string?, string?> csharp = name switch
        {
            "Text.ToLowerAscii" => Text.ToLowerAscii,
            "Text.ToUpperAscii" => Text.ToUpperAscii,
            _ => Text.TrimAscii,
        };
        var maybe = DataType.String.OrMissing;
        Assert.Equal(Texts.Select(t => Hex(csharp(t))), Ask(1, $"hex({Row.Sql(name, maybe, (maybe, "x"))})"));
        Assert.Equal(Texts.Select(t => Text.Length(t) is { } n ? $"{n}" : "\\N"), Ask(1, Row.Sql("Text.Length", DataType.Int32.OrMissing, (maybe, "x"))));
    }

    [Fact]
    public void A_part_by_code_points_is_the_same()
    {
        int[] numbers = [0, 1, 2, 3, 7, -1, -2, 100, int.MaxValue, int.MinValue];
        var maybe = DataType.String.OrMissing;
        foreach (var (start, length) in numbers.SelectMany(s => numbers.Select(l => (s, l))))
        {
            var sql = Row.Sql("Text.Substring", maybe, (maybe, "x"), (DataType.Int32, $"toInt32({start})"), (DataType.Int32, $"materialize(toInt32({length}))"));
            Assert.Equal(Texts.Select(t => Hex(Text.Substring(t, start, length))), Ask(1, $"hex({sql})"));
        }
    }

    [Fact]
    public void Texts_are_put_together_as_csharp_does()
    {
        var sql = Row.Sql("Text.Concat", DataType.String, (DataType.String.OrMissing, "x"), (DataType.String, "'-'"), (DataType.String.OrMissing, "y"));
        Assert.Equal(Pairs().Select(p => Hex(p.A + "-" + p.B)), Ask(2, $"hex({sql})"));
    }

    /// <summary>An expression over every text x, or over every pair of texts x and y.</summary>
    private static string[] Ask(int texts, string sql)
    {
        var n = Texts.Length;
        var list = string.Join(", ", Texts.Select(t => t is null ? "NULL" : SqlValues.Quote(t)));
        return ClickHouse.Lines(
            $"WITH [{list}] AS v SELECT {sql} FROM (SELECT number, v[intDiv(number, {(texts == 1 ? 1 : n)}) + 1] AS x, v[number % {n} + 1] AS y FROM numbers({(texts == 1 ? n : n * n)})) ORDER BY number");
    }

    private static IEnumerable<(string? A, string? B)> Pairs() => Texts.SelectMany(a => Texts.Select(b => (a, b)));

    private static string Hex(string? text) => text is null ? "\\N" : Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Special() =>
    [
        "", " ", "\0", "a", "A", "aA", "\t\n\v\f\r a \r\f\v\n\t", "\u0001", "\u007f", "\u0080", "\u00a0x\u00a0", "\ud7ff", "\ue000", "\uff61", "\uffff", "\U00010000", "\U0001F600",
        "\U0010FFFF", "\U0001F600\uff61", "\uff61\U0001F600", "'\\'", "`", "\u0130I\u0131i", "e\u0301\u00e9", "\u00dfSS", new string('z', 70),
    ];

    // Few letters, so that beginnings, ends and parts of one are those of others.
    private static IEnumerable<string> Random(int count)
    {
        var random = new Random(5);
        string[] letters = ["a", "B", " ", "\u00fc", "\uff61", "\U0001F600", "\ue000"];
        return Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => letters[random.Next(letters.Length)])));
    }
}
