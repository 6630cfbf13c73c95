namespace FeatureDsl.Operators;

/// <summary>MinBy: the value at the least key of a window.</summary>
public sealed record MinByOnline() : PickOnline(Greatest: false);
