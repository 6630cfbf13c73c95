using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Whether rows of a source correct or take back earlier ones.</summary>
internal static class Versions
{
    /// <summary>The column that says that a row takes something back; <see langword="null"/> for none.</summary>
    public static string? DeletedOf(INamedTypeSymbol type, SourceKind kind, Findings findings)
    {
        var marked = type.ColumnProperties().Where(p => p.Has(Names.Deleted)).ToList();
        if (marked.Count == 0)
        {
            return null;
        }

        if (kind == SourceKind.Request)
        {
            findings.Add(Rules.Shape, marked[0].Place(), $"'{type.Name}' is brought by the caller, who takes nothing back; remove [Deleted]");
        }

        foreach (var second in marked.Skip(1))
        {
            findings.Add(Rules.Shape, second.Place(), $"'{type.Name}' already says by '{marked[0].Name}' that a row takes something back; keep one [Deleted]");
        }

        if (TypeBinder.Of(marked[0].Type) is { } found && found != DataType.Bool)
        {
            findings.Add(Rules.Shape, marked[0].Place(), $"'{marked[0].Name}' says whether a row takes something back, but is a {found.Display}; make it a bool that is never missing");
        }

        if (marked[0].Has(Names.Label))
        {
            findings.Add(Rules.Shape, marked[0].Place(), $"'{marked[0].Name}' is marked as a label, but a row that takes something back is never seen, not by labels either; remove [Label]");
        }

        return marked[0].Name;
    }

    /// <summary>Whether records of one event id are versions of one event.</summary>
    public static bool AreKept(INamedTypeSymbol type, SourceKind kind, AttributeData attribute, string? deleted, string? id, Findings findings)
    {
        var areWanted = kind == SourceKind.Event && (deleted is not null || attribute.NamedArguments.Any(a => a is { Key: "Corrections", Value.Value: true }));
        if (areWanted && id is null && !type.ColumnProperties().Any(p => p.Has(Names.EventId)))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"rows of '{type.Name}' correct or take back earlier ones, but nothing says which; mark what identifies an event with [EventId]");
        }

        if (kind == SourceKind.Event && deleted is not null && attribute.NamedArguments.Any(a => a is { Key: "Corrections", Value.Value: false }))
        {
            findings.Add(Rules.Shape, attribute.Place(type), $"'{type.Name}' takes events back by '{deleted}', so its rows have versions; remove Corrections = false or [Deleted]");
        }

        return areWanted;
    }
}
