namespace FeatureDsl.Operators;

/// <summary>VariancePopulation online.</summary>
public sealed record VariancePopulationOnline() : MomentsOnline(2, "VariancePopulation");
