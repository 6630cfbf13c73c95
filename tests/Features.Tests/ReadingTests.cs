using FeatureDefs.Reading;

namespace FeatureDsl.Features.Tests;

/// <summary>Features of reading, as plain C#: lists, maps and vectors are made by hand.</summary>
public class ReadingTests
{
    private static readonly DateTime Now = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Story Chess = Story(1, ["chess", "news"], FeatureVector.Of([1f, 0f, 0f, 0f]));
    private static readonly Story News = Story(2, ["news"], FeatureVector.Of([0f, 1f, 0f, 0f]));

    [Fact]
    public void What_was_visited_is_counted_by_the_topic_that_it_had_then()
    {
        var reader = new ReaderTaste(Now, [Visit(1, 50, Chess, 20), Visit(2, 20, News, 40), Visit(3, 10, null, 5)]);

        Assert.Equal(1, reader.Topics30d.At("chess"));
        Assert.Equal(40, reader.SecondsByTopic30d.At("news"));
        Assert.Equal(2, reader.Topics30d.Count);
        Assert.Equal([0, 0, 0, 0, 0, 0, 65], reader.SecondsByDay7d);
        Assert.Equal(FeatureVector.Of([0.5f, 0.5f, 0f, 0f]), reader.Taste30d);
    }

    [Fact]
    public void A_session_is_over_after_half_an_hour()
    {
        Visit[] visits = [Visit(1, 50, Chess, 20), Visit(2, 25, News, 40), Visit(3, 10, null, 5)];

        Assert.Equal(3, new ReaderTaste(Now, visits).OpenedInSession);
        Assert.Equal(0, new ReaderTaste(Now.AddMinutes(20), visits).OpenedInSession);
    }

    [Fact]
    public void An_article_is_compared_with_what_the_reader_visits()
    {
        var reader = new ReaderTaste(Now, [Visit(1, 50, Chess, 20)]);
        var request = new FeedRequest { ShownAbove = [1, 2], Wishes = Map("news", 0.5) };
        var chess = new FeedContext(Now, request, reader, new ArticleReception(Now, [], [Chess]));
        var news = new FeedContext(Now, request, reader, new ArticleReception(Now, [], [News]));
        var unwritten = new FeedContext(Now, request, reader, new ArticleReception(Now, [], []));

        Assert.Equal((1.0, 0.0, null), (chess.Nearness, news.Nearness, unwritten.Nearness));
        Assert.Equal((null, 0.5, null), (chess.Wish, news.Wish, unwritten.Wish));
        Assert.Equal((true, false, false), (chess.IsTopTopic, news.IsTopTopic, unwritten.IsTopTopic));
        Assert.True(chess.LastIsAbove);
    }

    private static Story Story(long article, FeatureList<string> topics, FeatureVector embedding) =>
        new() { ArticleId = article, EditedAt = Now.AddDays(-9), Topics = topics, Words = Map("body", 300), Embedding = embedding };

    private static Visit Visit(long id, int minutesAgo, Story? story, int seconds) => new()
    {
        VisitId = id, ReaderId = 7, ArticleId = story?.ArticleId ?? 3, OpenedAt = Now.AddMinutes(-minutesAgo), LeftAt = Now.AddMinutes(-minutesAgo + 1),
        Seconds = Map("body", seconds), ShownAbove = [], Wishes = default, Story = story,
    };

    private static FeatureMap<string, T> Map<T>(string key, T value) => new Dictionary<string, T> { [key] = value }.ToFeatureMap();
}
