namespace FeatureDsl.Operators;

/// <summary>The online side of CountDistinct.</summary>
public sealed record CountDistinctOnline : AggregateOnline;
