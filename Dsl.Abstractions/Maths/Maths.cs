namespace FeatureDsl;

/// <summary>
/// The mathematics of features: every function gives the same bits in .NET and in ClickHouse, on every machine (a NaN is equal to any NaN).
/// </summary>
/// <remarks>
/// <see cref="System.Math"/> hands logarithms, exponentials and powers to the platform's library, ClickHouse brings its own, and they
/// differ in the last bit.
/// These are made of additions, multiplications, divisions, comparisons and operations on bits only, and never of fused multiply-adds.
/// </remarks>
public static partial class Maths;
