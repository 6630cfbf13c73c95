using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Which columns a feature may use.</summary>
internal static class ColumnRules
{
    /// <summary>The column of a property; <see langword="null"/>, and a finding, where no feature may use it.</summary>
    /// <param name="place">Where it is used.</param>
    /// <param name="path">The property, or that of a record and of its members on the way to one.</param>
    /// <param name="source">Its source.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="isOfLabel">Whether a label asks: it may use labels and what is known later.</param>
    /// <param name="isOfRow">Whether it is asked of the row of a training set, which is seen as it is at last.</param>
    public static ColumnModel? Check(
        IOperation place, IReadOnlyList<IPropertySymbol> path, SourceModel source, Findings findings, bool isOfLabel = false, bool isOfRow = false)
    {
        var property = path[0];
        if (source.Columns.FirstOrDefault(c => c.Path == string.Join(".", path.Select(p => p.Name))) is not { } column)
        {
            var instead = property.SetMethod is null ? "it is computed, not a column: write its body here" : $"it is not a column of '{source.Name}'";
            findings.Add(Rules.NotTranslatable, place.Syntax.GetLocation(), $"'{property.Name}'", instead);
            return null;
        }

        if (isOfLabel)
        {
            return column;
        }

        if (column.IsLabel)
        {
            findings.Add(Rules.LabelInFeature, place.Syntax.GetLocation(), property.Name);
            return null;
        }

        if (KnownAt(property) is { } later && later != source.Known && later != source.Time && (isOfRow || source.Late.All(l => l.Column != column)))
        {
            findings.Add(Rules.KnownLater, place.Syntax.GetLocation(), "Instant", later, property.Name, later, source.Name, source.Known ?? source.Time);
            return null;
        }

        return column;
    }

    /// <summary>The property with the instant from which on one is known: that of another, or its own where others become known then; <see langword="null"/> where it is known with its row.</summary>
    public static string? KnownAt(IPropertySymbol property)
    {
        if (property.Attribute(Names.KnownAt)?.Positional() is { Length: > 0 } instant)
        {
            return instant;
        }

        var isInstant = property.ContainingType.DeclaredProperties().Any(p => p.Attribute(Names.KnownAt)?.Positional() == property.Name);
        return isInstant ? property.Name : null;
    }
}
