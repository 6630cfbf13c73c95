using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>A total beside a timeline. Aggregates that need the same one share it.</summary>
/// <param name="Name">The name of its reader; the field has an underscore before it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Filter">Which events add to it, as C# text, or <see langword="null"/> for all.</param>
/// <param name="Addend">What an event adds, as text that is equal for equal totals.</param>
/// <param name="Statement">The statement that adds an event at the entry <c>at</c>.</param>
internal sealed record ColumnPlan(string Name, TotalKind Kind, string? Filter, string Addend, string Statement);
