namespace FeatureDsl.Operators;

/// <summary>The online side of Sum.</summary>
public sealed record SumOnline : AggregateOnline;
