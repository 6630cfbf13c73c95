namespace FeatureDsl.Operators;

/// <summary>Max: the greatest value of a window.</summary>
public sealed record MaxOnline() : ExtremeOnline(Greatest: true);
