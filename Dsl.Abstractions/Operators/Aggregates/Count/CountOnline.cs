namespace FeatureDsl.Operators;

/// <summary>The online side of Count.</summary>
public sealed record CountOnline : AggregateOnline;
