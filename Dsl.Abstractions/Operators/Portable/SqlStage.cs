namespace FeatureDsl.Operators.Portable;

/// <summary>An intermediate result of a <see cref="PortableFunction"/>: a column of an inner select.</summary>
/// <param name="Name">How later stages refer to it, in braces.</param>
/// <param name="Sql">Its expression, over arguments and earlier stages in braces.</param>
public sealed record SqlStage(string Name, string Sql);
