namespace FeatureDsl.Operators;

/// <summary>The online side of Min.</summary>
public sealed record MinOnline : AggregateOnline;
