namespace FeatureDefs.Reading;

/// <summary>What the app knows when it makes a feed.</summary>
[RequestSource]
public sealed partial record FeedRequest
{
    /// <summary>The articles that stand above this one, from the top.</summary>
    public required FeatureList<long> ShownAbove { get; init; }

    /// <summary>How much the reader asked for each topic, from 0 to 1.</summary>
    public required FeatureMap<string, double> Wishes { get; init; }
}

/// <summary>An article against the reader it may be shown to.</summary>
[FeatureView(Version = 1, Owner = "feed")]
public sealed partial class FeedContext(FeedRequest request, ReaderTaste reader, ArticleReception article)
{
    /// <summary>How near the article is to what the reader visits: the cosine of the angle between the embeddings.</summary>
    [Feature] public double? Nearness => Vectors.Cosine(reader.Taste30d, article.Embedding);

    /// <summary>Visits of the reader to the article's main topic in the last thirty days.</summary>
    [Feature] public long TopicVisits30d => reader.Topics30d.At(article.MainTopic ?? "") ?? 0;

    /// <summary>Whether the main topic is among the three that the reader visits most.</summary>
    [Feature] public bool IsTopTopic => reader.TopTopics30d.Contains(article.MainTopic ?? "");

    /// <summary>How much the reader asked for the main topic; missing where nothing was said of it.</summary>
    [Feature] public double? Wish => request.Wishes.At(article.MainTopic ?? "");

    /// <summary>The place in the feed, from 0.</summary>
    [Feature] public int Place => request.ShownAbove.Count;

    /// <summary>Whether the article that the reader visited last stands above it.</summary>
    [Feature] public bool LastIsAbove => request.ShownAbove.Contains(reader.LastArticles.At(0) ?? 0);
}

/// <summary>The inputs of the model that orders the feed.</summary>
[FeatureService("feed", Version = 1)]
public sealed partial class FeedModel(ReaderTaste reader, ArticleReception article, FeedContext context);
