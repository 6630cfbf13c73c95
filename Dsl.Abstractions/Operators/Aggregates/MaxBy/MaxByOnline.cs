namespace FeatureDsl.Operators;

/// <summary>MaxBy: the value at the greatest key of a window.</summary>
public sealed record MaxByOnline() : PickOnline(Greatest: true);
