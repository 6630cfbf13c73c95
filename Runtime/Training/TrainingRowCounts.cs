namespace FeatureDsl.Runtime;

/// <summary>What became of the events of a training set's source. An event that is left out for several reasons is counted at the first of them.</summary>
/// <param name="Events">The events, each event id once.</param>
/// <param name="Unwanted">Left out by the class (<c>[Where]</c>).</param>
/// <param name="WithoutKey">Left out because a part of a key is missing.</param>
/// <param name="Open">Left out because what their labels look ahead to had not fully passed by the end of the data.</param>
/// <param name="SampledOut">Negative rows that were not drawn.</param>
public sealed record TrainingRowCounts(long Events, long Unwanted, long WithoutKey, long Open, long SampledOut)
{
    /// <summary>The rows that are left.</summary>
    public long Rows => Events - Unwanted - WithoutKey - Open - SampledOut;
}
