namespace FeatureDsl.Operators;

/// <summary>Skewness online.</summary>
public sealed record SkewnessOnline() : MomentsOnline(3, "Skewness");
