namespace FeatureDsl.Operators;

/// <summary>Min: the least value of a window.</summary>
public sealed record MinOnline() : ExtremeOnline(Greatest: false);
