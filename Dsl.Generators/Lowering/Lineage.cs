using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering;

/// <summary>Where the values of a feature come from.</summary>
public static class Lineage
{
    /// <summary>Every source column (<c>trips.fare</c>), feature (<c>View.Feature</c>) and request field that an expression reads, sorted.</summary>
    public static IReadOnlyList<string> Of(Expr body, ViewModel view, TargetModel target) =>
        Walk(body, null).Select(leaf => Name(leaf.Leaf, leaf.Source, view, target)).Where(n => n.Length > 0).Distinct()
            .OrderBy(n => n, StringComparer.Ordinal).ToList();

    /// <summary>Every expression inside one, itself first, with the parameter whose event it looks at.</summary>
    public static IEnumerable<(Expr Leaf, string? Source)> Walk(Expr expr, string? source)
    {
        yield return (expr, source);
        IEnumerable<(Expr? Child, string? Source)> children = expr switch
        {
            Call call => call.Arguments.Select(a => ((Expr?)a, source)),
            AggregateValue a => [(a.Filter, a.Parameter), (a.Condition, a.Parameter), (a.Selector, a.Parameter)],
            _ => [],
        };
        foreach (var leaf in children.Where(c => c.Child is not null).SelectMany(c => Walk(c.Child!, c.Source)))
        {
            yield return leaf;
        }
    }

    private static string Name(Expr leaf, string? parameter, ViewModel view, TargetModel target)
    {
        switch (leaf)
        {
            case Column c:
                return ColumnName(view, target, parameter!, c.Property);
            case LatestValue { Property: { } property } l:
                return ColumnName(view, target, l.Parameter, property);
            case AggregateValue a:
                var source = SourceOf(view, target, a.Parameter);
                return ColumnName(view, target, a.Parameter, source.Time);
            case FeatureValue f:
                return $"{target.View(f.View).Name}.{f.Feature}";
            case RequestValue r:
                return $"{target.Source(r.Request).Name}.{target.Source(r.Request).ColumnOf(r.Property).Name}";
            case AsOf:
                return "as_of";
            default:
                return "";
        }
    }

    private static SourceModel SourceOf(ViewModel view, TargetModel target, string parameter) =>
        target.Source(view.Parameters.First(p => p.Name == parameter).Type);

    private static string ColumnName(ViewModel view, TargetModel target, string parameter, string property)
    {
        var source = SourceOf(view, target, parameter);
        return source.Joined(property) is var (join, column) ? $"{join.Source.Table}.{column.Name}" : $"{source.Table}.{source.ColumnOf(property).Name}";
    }
}
