namespace FeatureDsl.Operators;

/// <summary>StandardDeviationPopulation online.</summary>
public sealed record StandardDeviationPopulationOnline() : MomentsOnline(2, "StandardDeviationPopulation");
