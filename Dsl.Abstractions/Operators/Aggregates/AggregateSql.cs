namespace FeatureDsl.Operators;

/// <summary>How ClickHouse computes an aggregate.</summary>
public abstract record AggregateSql;
