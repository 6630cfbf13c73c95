namespace FeatureDsl.Operators;

/// <summary>StandardDeviationSample online.</summary>
public sealed record StandardDeviationSampleOnline() : MomentsOnline(2, "StandardDeviationSample");
