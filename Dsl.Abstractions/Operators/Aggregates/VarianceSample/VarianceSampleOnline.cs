namespace FeatureDsl.Operators;

/// <summary>VarianceSample online.</summary>
public sealed record VarianceSampleOnline() : MomentsOnline(2, "VarianceSample");
