namespace FeatureDefs.Reading;

/// <summary>A reader of the news.</summary>
[Entity]
public readonly record struct Reader([property: Key] long ReaderId);

/// <summary>An article.</summary>
[Entity]
public readonly record struct Article([property: Key] long ArticleId);
