using System.Globalization;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Some visits to articles that are edited meanwhile: lists, maps and vectors as a CSV file holds them, empty and missing ones among them.</summary>
internal static class Visits
{
    public const string Header = "visit_id,reader_id,article_id,opened_at,left_at,seconds,shown_above,wishes";
    public const string StoryHeader = "article_id,edited_at,topics,words,embedding";
    public const string SpineHeader = "reader_id,article_id,as_of,shown_above,wishes";

    private static readonly DateTime Start = new(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Topics = ["chess", "città", "news \"at\" noon", "", "sport"];

    public static IEnumerable<string> Rows(int count = 300)
    {
        var random = new Random(11);
        yield return Header;
        for (var i = 0; i < count; i++)
        {
            // Minutes of one day in ten, so that there are sessions and ties.
            var opened = Start.AddDays(random.Next(40)).AddMinutes(random.Next(120));
            yield return Line(i, random.Next(5), random.Next(8), Text(opened), Text(opened.AddMinutes(random.Next(10) == 0 ? 3000 : random.Next(12))),
                Field(Map(random, ["body", "comments", "headline"], () => random.Next(90).ToString(CultureInfo.InvariantCulture))), Field(Shown(random)), Field(Wishes(random)));
        }
    }

    public static IEnumerable<string> Stories()
    {
        var random = new Random(12);
        yield return StoryHeader;
        for (var i = 0; i < 24; i++)
        {
            // The last article is never written.
            yield return Line(i % 7, Text(Start.AddDays(random.Next(30)).AddMinutes(i)),
                Field($"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Quoted(Topics[random.Next(Topics.Length)])))}]"),
                Field(Map(random, ["body", "headline"], () => random.Next(900).ToString(CultureInfo.InvariantCulture))),
                i % 5 == 0 ? "" : Field($"[{string.Join(", ", Enumerable.Range(0, 4).Select(_ => Number(random.Next(-8, 9) / 4.0)))}]"));
        }
    }

    public static IEnumerable<string> Spine(int count = 80)
    {
        var random = new Random(13);
        yield return SpineHeader;
        for (var i = 0; i < count; i++)
            yield return Line(random.Next(6), random.Next(9), Text(Start.AddDays(random.Next(45)).AddMinutes(random.Next(130))), Field(Shown(random)), Field(Wishes(random)));
    }

    /// <summary>A text as the field of a CSV file.</summary>
    public static string Field(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Shown(Random random) => $"[{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(8)))}]";

    private static string Wishes(Random random) => Map(random, Topics, () => random.Next(9) == 0 ? "\"nan\"" : Number(random.NextDouble()));

    private static string Map(Random random, string[] keys, Func<string> value) =>
        $"{{{string.Join(", ", keys.Where(_ => random.Next(3) > 0).Select(k => $"{Quoted(k)}: {value()}"))}}}";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Line(params IEnumerable<object> fields) => string.Join(',', fields.Select(f => Convert.ToString(f, CultureInfo.InvariantCulture)));

    private static string Text(DateTime instant) => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
