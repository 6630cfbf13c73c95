using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Diagnostics;

/// <summary>What binding has to complain about. The analyzer reports it; the generator leaves out what is broken and stays silent.</summary>
public sealed class Findings
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>In the order they were found.</summary>
    public IReadOnlyList<Diagnostic> All => _all;

    /// <summary>How many of them break what they are about; warnings do not.</summary>
    public int Errors => _all.Count(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Adds one.</summary>
    public void Add(DiagnosticDescriptor rule, Location location, params object[] arguments) =>
        Add(Diagnostic.Create(rule, location, arguments));

    /// <summary>Adds one that a fix needs to know more about.</summary>
    public void Add(DiagnosticDescriptor rule, Location location, string property, string value, params object[] arguments) =>
        Add(Diagnostic.Create(rule, location, ImmutableDictionary<string, string?>.Empty.Add(property, value), arguments));

    // A private property that two features use is read twice, and says the same twice.
    private void Add(Diagnostic diagnostic)
    {
        if (!_all.Any(d => d.Id == diagnostic.Id && d.Location == diagnostic.Location && d.GetMessage(null) == diagnostic.GetMessage(null)))
        {
            _all.Add(diagnostic);
        }
    }
}
