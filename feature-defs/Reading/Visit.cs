namespace FeatureDefs.Reading;

/// <summary>A visit of a reader to an article. How it went is known only when it is over.</summary>
[EventSource("visits")]
public sealed partial record Visit
{
    /// <summary>The visit.</summary>
    [EventId] public required long VisitId { get; init; }

    /// <summary>Who reads.</summary>
    [Key<Reader>] public required long ReaderId { get; init; }

    /// <summary>What is read.</summary>
    [Key<Article>] public required long ArticleId { get; init; }

    /// <summary>When the article was opened.</summary>
    [EventTime] public required DateTime OpenedAt { get; init; }

    /// <summary>When it was left.</summary>
    [KnownAt] public required DateTime LeftAt { get; init; }

    /// <summary>The seconds that were spent on each section.</summary>
    public required FeatureMap<string, int> Seconds { get; init; }

    /// <summary>The articles that the feed showed above this one, from the top.</summary>
    public required FeatureList<long> ShownAbove { get; init; }

    /// <summary>How much the reader had asked for each topic, from 0 to 1.</summary>
    public required FeatureMap<string, double> Wishes { get; init; }

    /// <summary>What the article said when it was opened.</summary>
    [AsOfJoin<Article>] public Story? Story { get; init; }
}
