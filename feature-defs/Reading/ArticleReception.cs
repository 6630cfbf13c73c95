namespace FeatureDefs.Reading;

/// <summary>What an article is, and how it is received.</summary>
[FeatureView<Article>(Version = 1, Owner = "feed")]
public sealed partial class ArticleReception(Events<Visit> visits, Latest<Story> story)
{
    /// <summary>What it is about; empty for an article that nobody has written.</summary>
    [Feature] public FeatureList<string> Topics => story.Value?.Topics ?? [];

    /// <summary>Its main topic.</summary>
    [Feature] public string? MainTopic => story.Value?.Topics.At(0);

    /// <summary>Where the text encoder puts it.</summary>
    [Feature] public FeatureVector? Embedding => story.Value?.Embedding;

    /// <summary>Its words, all sections together.</summary>
    [Feature] public long? Words => story.Value?.Words.Values.Sum();

    /// <summary>Visits of the last day, each counted half after six hours, a quarter after twelve.</summary>
    [Feature] public double Heat => visits.Last(1.Days).DecayedCount(6.Hours);

    /// <summary>The mean place in the feed at which it was opened in the last day, from 0.</summary>
    [Feature] public double? MeanPlace1d => visits.Last(1.Days).Average(v => v.ShownAbove.Count);

    /// <summary>The median seconds spent on its body in the last day.</summary>
    [Feature] public double? MedianBodySeconds1d => visits.Last(1.Days).Median(v => v.Seconds.At("body"));
}
