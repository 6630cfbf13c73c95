using FeatureDsl.Descriptors;

namespace FeatureDsl.Hosting.Verification;

/// <summary>What came of verifying a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Cases">The questions.</param>
/// <param name="SpineRows">The good rows of the spine.</param>
/// <param name="Edges">How many of the questions were made at edges.</param>
/// <param name="Training">By the training query.</param>
/// <param name="Online">By the online evaluator.</param>
/// <param name="Plain">By plain C#.</param>
/// <param name="Differences">Every feature value that is not the same three times.</param>
internal sealed record VerifyReport(
    TargetDescriptor Target, IReadOnlyList<Case> Cases, long SpineRows, int Edges,
    Timed Training, Timed Online, Timed Plain, IReadOnlyList<Difference> Differences)
{
    /// <summary>The values that were compared, each in three ways.</summary>
    public long Values => (long)Cases.Count * Target.Features.Count;

    /// <summary>How many different (entities, instant) pairs were asked about.</summary>
    public int Pairs => Cases.Select(c => (string.Join('|', c.Keys), c.AsOf)).Distinct().Count();
}
