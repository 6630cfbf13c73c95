namespace FeatureDefs.Reading;

/// <summary>What an article says, one row per edit.</summary>
[SnapshotSource("stories")]
public sealed partial record Story
{
    /// <summary>The article.</summary>
    [Key<Article>] public required long ArticleId { get; init; }

    /// <summary>From when it reads so.</summary>
    [ValidFrom] public required DateTime EditedAt { get; init; }

    /// <summary>What it is about, the main topic first.</summary>
    public required FeatureList<string> Topics { get; init; }

    /// <summary>Its words, by section.</summary>
    public required FeatureMap<string, int> Words { get; init; }

    /// <summary>Where the text encoder puts it; missing until it has.</summary>
    [Dimension(4, Storage = VectorStorage.Half)] public FeatureVector? Embedding { get; init; }
}
