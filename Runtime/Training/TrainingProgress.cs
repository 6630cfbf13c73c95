namespace FeatureDsl.Runtime;

/// <summary>How far a training set is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Rows">The rows read of the spine, or written.</param>
/// <param name="Total">How many rows there will be; <see langword="null"/> while the spine is read.</param>
/// <param name="Elapsed">Since the start.</param>
public sealed record TrainingProgress(TrainingStage Stage, long Rows, long? Total, TimeSpan Elapsed);
