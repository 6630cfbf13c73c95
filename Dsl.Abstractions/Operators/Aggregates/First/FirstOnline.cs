namespace FeatureDsl.Operators;

/// <summary>The online side of First.</summary>
public sealed record FirstOnline : AggregateOnline;
