using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Diagnostics;

/// <summary>What binding has to complain about. The analyzer reports it; the generator leaves out what is broken and stays silent.</summary>
public sealed class Findings
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>In the order they were found.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>Adds one.</summary>
    public void Add(DiagnosticDescriptor rule, Location location, params object[] arguments) =>
        _all.Add(Diagnostic.Create(rule, location, arguments));

    /// <summary>Adds one that a fix needs to know more about.</summary>
    public void Add(DiagnosticDescriptor rule, Location location, string property, string value, params object[] arguments) =>
        _all.Add(Diagnostic.Create(
            rule, location, System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(property, value), arguments));
}
