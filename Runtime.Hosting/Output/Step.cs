namespace FeatureDsl.Hosting.Output;

/// <summary>How far something is.</summary>
/// <param name="Done">Rows done.</param>
/// <param name="Total">Rows in all, or <see langword="null"/> where that is not known.</param>
/// <param name="What">What is being done, where it changes.</param>
internal readonly record struct Step(long Done, long? Total = null, string? What = null);
