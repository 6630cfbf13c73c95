namespace FeatureDsl.Operators;

/// <summary>The online side of Max.</summary>
public sealed record MaxOnline : AggregateOnline;
