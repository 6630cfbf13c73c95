namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>What the three executions are compared on.</summary>
/// <param name="Program">The feature project, one C# file.</param>
/// <param name="Target">The view or service that is asked.</param>
/// <param name="Tables">For each table of a source its rows; columns that the source does not have are left out.</param>
/// <param name="Questions">The spine: keys, <c>as_of</c> and request columns; those that the target does not need are left out.</param>
internal sealed record Trial(string Program, string Target, IReadOnlyDictionary<string, Table> Tables, Table Questions);
