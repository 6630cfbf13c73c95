namespace FeatureDefs.Reading;

/// <summary>One row per visit: what was known when the article was opened, and whether it was read.</summary>
[TrainingSet("reads", SplitBy = typeof(Reader), ValidationShare = 0.1, TestShare = 0.2)]
public sealed partial class ReadsTraining(Visit visit, FeedModel features, [Of<Reader>] Events<Visit> visits)
{
    /// <summary>Features are taken when the article is opened.</summary>
    [AsOf] public DateTime At => visit.OpenedAt;

    /// <summary>The visit.</summary>
    [Carried] public long VisitId => visit.VisitId;

    /// <summary>Whether the body was read for half a minute.</summary>
    [Label] public bool IsRead => visit.Seconds.At("body") >= 30;

    /// <summary>The seconds that the reader spends in the hour that follows, this visit included.</summary>
    [Label] public long SecondsNextHour => visits.Next(1.Hours).Sum(v => v.Seconds.Values.TrySum());
}
