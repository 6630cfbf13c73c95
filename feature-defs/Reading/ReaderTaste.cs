namespace FeatureDefs.Reading;

/// <summary>What a reader likes to read.</summary>
[FeatureView<Reader>(Version = 1, Owner = "feed")]
public sealed partial class ReaderTaste(Events<Visit> visits)
{
    private Window<Visit> LastMonth => visits.Last(30.Days);

    /// <summary>Visits of the last thirty days by the main topic that the article had then.</summary>
    [Feature] public FeatureMap<string, long> Topics30d => LastMonth.CountBy(v => v.Story?.Topics.At(0));

    /// <summary>The three main topics that were visited most in the last thirty days.</summary>
    [Feature] public FeatureList<string> TopTopics30d => LastMonth.TopK(3, v => v.Story?.Topics.At(0));

    /// <summary>The mean of the embeddings of what was visited in the last thirty days.</summary>
    [Feature] public FeatureVector? Taste30d => LastMonth.Average(v => v.Story?.Embedding);

    /// <summary>Seconds spent on each of the last seven days, the oldest first.</summary>
    [Feature] public FeatureList<long> SecondsByDay7d => visits.Last(7.Days).Every(1.Days).Sum(v => v.Seconds.Values.TrySum());

    /// <summary>Seconds spent in the last thirty days, by the main topic.</summary>
    [Feature] public FeatureMap<string, long> SecondsByTopic30d => LastMonth.SumBy(v => v.Story?.Topics.At(0), v => v.Seconds.Values.TrySum());

    /// <summary>Seconds spent in the last thirty days.</summary>
    [Feature] public long Seconds30d => LastMonth.Sum(v => v.Seconds.Values.TrySum());

    /// <summary>The share of them that went into comments.</summary>
    [Feature] public double? CommentShare30d => Seconds30d == 0 ? null : (double)LastMonth.Sum(v => v.Seconds.At("comments")) / Seconds30d;

    /// <summary>Articles opened in the session that is going on.</summary>
    [Feature] public long OpenedInSession => visits.Session(30.Minutes, longest: 6.Hours).CountDistinct(v => v.ArticleId);

    /// <summary>The articles visited last, the newest first.</summary>
    [Feature] public FeatureList<long> LastArticles => visits.Last(90.Days).LastDistinct(5, v => v.ArticleId);

    /// <summary>What the feed had shown above the article that was opened last.</summary>
    [Feature] public FeatureList<long> ShownAboveLast => visits.All().Last(v => v.ShownAbove);
}
