namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>A step with at most one row for each spine row.</summary>
/// <param name="Name">The step.</param>
/// <param name="Columns">What features are computed from.</param>
internal sealed record PartTable(string Name, IReadOnlyList<string> Columns);
