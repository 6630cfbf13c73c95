namespace FeatureDsl.Operators;

/// <summary>The online side of Last.</summary>
public sealed record LastOnline : AggregateOnline;
