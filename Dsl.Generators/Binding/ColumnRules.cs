using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Which columns a feature may use.</summary>
internal static class ColumnRules
{
    /// <summary>The column of a property; <see langword="null"/>, and a finding, where no feature may use it.</summary>
    public static ColumnModel? Check(IOperation place, IPropertySymbol property, SourceModel source, Findings findings)
    {
        if (source.Columns.FirstOrDefault(c => c.Property == property.Name) is not { } column)
        {
            findings.Add(Rules.NotTranslatable, place.Syntax.GetLocation(), $"'{property.Name}'", $"it is not a column of '{source.Name}'");
            return null;
        }

        if (column.IsLabel)
        {
            findings.Add(Rules.LabelInFeature, place.Syntax.GetLocation(), property.Name);
            return null;
        }

        var later = property.Attribute(Names.KnownAt)?.Positional();
        if (later is { Length: > 0 } && later != source.Known)
        {
            findings.Add(Rules.KnownLater, place.Syntax.GetLocation(), "Instant", later, property.Name, later, source.Name, source.Known ?? source.Time);
            return null;
        }

        return column;
    }
}
