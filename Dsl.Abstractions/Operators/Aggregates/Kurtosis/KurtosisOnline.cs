namespace FeatureDsl.Operators;

/// <summary>Kurtosis online.</summary>
public sealed record KurtosisOnline() : MomentsOnline(4, "Kurtosis");
