namespace FeatureDsl.Operators;

/// <summary>The online side of Average.</summary>
public sealed record AverageOnline : AggregateOnline;
