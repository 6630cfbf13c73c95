using System.Text.Json;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Lists, maps and vectors of sources, requests and features, through the commands.</summary>
public sealed class CollectionTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Lists_and_maps_are_loaded_replayed_asked_for_trained_on_and_verified()
    {
        _program.Write("visits.csv", Visits.Rows());
        _program.Write("stories.csv", Visits.Stories());
        var spine = _program.Write("spine.csv", Visits.Spine());
        (await _program.RunAsync("load", "Visit", "visits.csv")).Succeeds();
        (await _program.RunAsync("load", "Story", "stories.csv")).Succeeds();
        (await _program.RunAsync("replay", "Visit", "Story")).Succeeds();

        using var feed = JsonDocument.Parse((await _program.RunAsync("verify", "feed", "--spine", spine, "--edges", "200", "--json")).Succeeds().Out);
        Assert.Equal(0, feed.RootElement.GetProperty("differences").GetInt32());
        Assert.Equal(280, feed.RootElement.GetProperty("rows").GetInt32());
        using var reads = JsonDocument.Parse((await _program.RunAsync("verify", "reads", "--json")).Succeeds().Out);
        Assert.Equal(0, reads.RootElement.GetProperty("differences").GetInt32());

        // Lists and maps of the spine are carried through as they are, and stand for the request's.
        (await _program.RunAsync("train", "feed", "--spine", spine, "--out", "feed.csv")).Succeeds();
        (await _program.RunAsync("train", "reads", "--out", "reads.parquet")).Succeeds();
        var set = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "feed.csv"), TestContext.Current.CancellationToken);
        Assert.StartsWith(Visits.SpineHeader + ",ReaderTaste__Topics30d,", set[0], StringComparison.Ordinal);
        Assert.Equal(81, set.Length);
    }

    [Fact]
    public async Task What_is_asked_for_is_what_was_loaded()
    {
        _program.Write("visits.csv", Visits.Header,
            $"1,7,1,2024-05-01T10:00:00Z,2024-05-01T10:01:00Z,{Visits.Field("""{"comments": 5, "body": 20}""")},{Visits.Field("[4, 3]")},{Visits.Field("{}")}",
            $"2,7,2,2024-05-01T10:05:00Z,2024-05-01T10:06:00Z,{Visits.Field("""{"body": 40}""")},[],{Visits.Field("""{"chess": 0.5}""")}",
            $"3,7,2,2024-05-01T10:07:00Z,2024-05-01T10:08:00Z,{Visits.Field("""{"body": "long"}""")},[],{{}}",
            $"4,7,2,2024-05-01T10:07:00Z,2024-05-01T10:08:00Z,{{}},{Visits.Field("[1, null]")},{{}}",
            "5,7,2,2024-05-01T10:07:00Z,2024-05-01T10:08:00Z,,[],{}");
        _program.Write("stories.csv", Visits.StoryHeader,
            $"1,2024-05-01T00:00:00Z,{Visits.Field("""["chess", "news"]""")},{Visits.Field("""{"body": 300, "headline": 6}""")},{Visits.Field("[1, 0, 0, 0]")}",
            $"2,2024-05-01T00:00:00Z,{Visits.Field("""["news"]""")},{{}},{Visits.Field("[0, 1, 0, 0]")}");

        using var load = JsonDocument.Parse((await _program.RunAsync("load", "Visit", "visits.csv", "--json")).Succeeds().Out);
        Assert.Equal(2, load.RootElement.GetProperty("rows_loaded").GetInt32());
        Assert.Equal(3, load.RootElement.GetProperty("rows_rejected").GetInt32());
        var reasons = await File.ReadAllTextAsync(Path.Combine(_program.Folder, load.RootElement.GetProperty("rejects_file").GetString()!), TestContext.Current.CancellationToken);
        Assert.Contains("body", reasons, StringComparison.Ordinal);
        Assert.Contains("place 1", reasons, StringComparison.Ordinal);
        (await _program.RunAsync("load", "Story", "stories.csv")).Succeeds();
        (await _program.RunAsync("replay", "Visit", "Story")).Succeeds();

        using var answer = JsonDocument.Parse((await _program.RunAsync("get", "feed", "--key", "reader_id=7", "article_id=1", "--as-of", "2024-05-01T10:20:00Z",
            "--request", """{"shown_above": [9, 2], "wishes": {"chess": 0.75}}""", "--json")).Succeeds().Out);
        var features = answer.RootElement.GetProperty("features");
        string Value(string name) => features.GetProperty(name).GetProperty("value").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

        Assert.Equal("""{"chess":1,"news":1}""", Value("ReaderTaste__Topics30d"));
        Assert.Equal("""["chess","news"]""", Value("ReaderTaste__TopTopics30d"));
        Assert.Equal("[0.5,0.5,0,0]", Value("ReaderTaste__Taste30d"));
        Assert.Equal("[0,0,0,0,0,0,65]", Value("ReaderTaste__SecondsByDay7d"));
        Assert.Equal("""{"chess":25,"news":40}""", Value("ReaderTaste__SecondsByTopic30d"));
        Assert.Equal("[2,1]", Value("ReaderTaste__LastArticles"));
        Assert.Equal("[]", Value("ReaderTaste__ShownAboveLast"));
        Assert.Equal("""["chess","news"]""", Value("ArticleReception__Topics"));
        Assert.Equal("306", Value("ArticleReception__Words"));
        Assert.Equal("2", Value("ArticleReception__MeanPlace1d"));
        Assert.Equal("0.75", Value("FeedContext__Wish"));
        Assert.Equal("2", Value("FeedContext__Place"));
        Assert.Equal("true", Value("FeedContext__LastIsAbove"));
        Assert.Equal("true", Value("FeedContext__IsTopTopic"));

        (await _program.RunAsync("get", "feed", "--key", "7", "1", "--request", """{"shown_above": [9, "two"], "wishes": {}}""")).FailsWith("shown_above", "\"two\" at place 1");
        (await _program.RunAsync("get", "feed", "--key", "7", "1", "--request", """{"shown_above": [], "wishes": [0.75]}""")).FailsWith("wishes");
    }
}
