namespace FeatureDsl.Operators;

/// <summary>Which state an aggregate has online, and how the generated code uses it.</summary>
public abstract record AggregateOnline;
