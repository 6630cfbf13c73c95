using System.Collections.Concurrent;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Analyzers;

/// <summary>The names that must be unique in a project: of entities, of tables, and of views and services together. Filled by many threads.</summary>
internal sealed class NameRegister
{
    private readonly ConcurrentBag<(string Kind, string Name, INamedTypeSymbol Type)> _names = [];

    public void AddEntity(INamedTypeSymbol type) => _names.Add(("entity", type.Name, type));

    /// <summary>Two classes on one table would each think that its columns are all there are.</summary>
    public void AddSource(INamedTypeSymbol type, string? table)
    {
        if (!string.IsNullOrEmpty(table))
        {
            _names.Add(("source of the table", table!, type));
        }
    }

    /// <summary>Views, services and training sets share the names of the command line.</summary>
    public void AddTarget(INamedTypeSymbol type, string name) => _names.Add(("view, service or training set", name, type));

    /// <summary>Reports every class but the first of a name, in the order of full names so that the same one is always blamed.</summary>
    public void Report(Action<Diagnostic> report)
    {
        foreach (var same in _names.GroupBy(n => (n.Kind, n.Name.ToUpperInvariant())))
        {
            var ordered = same.GroupBy(n => n.Type, SymbolEqualityComparer.Default).Select(g => g.First())
                .OrderBy(n => n.Type.FullName(), StringComparer.Ordinal).ToList();
            foreach (var (kind, name, type) in ordered.Skip(1))
            {
                var first = ordered[0].Type.ToDisplayString();
                report(Diagnostic.Create(Rules.DuplicateName, type.Place(), name, $"the {kind} '{first}'"));
            }
        }
    }
}
