using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What the caller would have brought: each column of the request records, by a [Request] property of its name or by the event's column of that name.</summary>
internal sealed class TrainingRequests(TrainingParameters parameters, TrainingBodies bodies)
{
    private Findings Findings => bodies.Scope.Findings;

    public IReadOnlyList<RowColumn> Columns()
    {
        var columns = new List<RowColumn>();
        var unused = bodies.Scope.View.DeclaredProperties().Where(p => p.Has(Names.Request)).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var taken = unused.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var request in parameters.Requests)
        {
            foreach (var wanted in SourceBinder.Bind(request, new Findings(), bodies.Scope.Cancellation)?.Columns ?? EquatableArray<ColumnModel>.Empty)
            {
                unused.Remove(Property(wanted));
                var column = !taken.TryGetValue(Property(wanted), out var own) ? OfRow(request, wanted)
                    : wanted.IsMember ? bodies.Member(own, wanted) : bodies.Column(own, wanted.Name, RowUse.Question);
                if (column is not null && Fits(column, wanted, own) && columns.All(c => c.Name != wanted.Name))
                {
                    columns.Add(column with { Type = wanted.Type });
                }
            }
        }

        foreach (var property in unused.Values)
        {
            Findings.Add(Rules.TrainingSet, property.Place(), $"No feature needs a request column '{property.Name}'; name it as the property of the request record, or take [Request] off");
        }

        return columns;
    }

    private RowColumn? OfRow(INamedTypeSymbol request, ColumnModel wanted)
    {
        var column = bodies.Row.Columns.FirstOrDefault(c => c.Path == wanted.Path);
        if (column is { IsLabel: false })
        {
            return new RowColumn(wanted.Name, column.Type, new Column(column.Type, column.Property), column.Property, true);
        }

        var property = request.DeclaredProperties().First(p => p.Name == Property(wanted));
        Findings.Add(Rules.TrainingSet, bodies.Scope.View.Place(), $"The features need '{request.Name}.{wanted.Path}', and '{bodies.Row.Name}' has no such column; "
            + $"say what the caller would have brought: '[Request] public {property.Type.ToDisplayString()} {property.Name} => {bodies.Parameter}...;'");
        return null;
    }

    // What the caller sets: the record where the column is a member of one.
    private static string Property(ColumnModel wanted) => wanted.Property.Split('?', '.')[0];

    private bool Fits(RowColumn column, ColumnModel wanted, IPropertySymbol? own)
    {
        var (found, needed) = (column.Value.Type, wanted.Type);
        var fits = found.Kind == needed.Kind && found.Scale == needed.Scale && Equals(found.Enum, needed.Enum) && (needed.Nullable || !column.Type.Nullable);
        if (!fits)
        {
            Findings.Add(Rules.TrainingSet, (own ?? (ISymbol)bodies.Scope.View).Place(),
                $"The request's '{wanted.Path}' is a {needed.Display}, but '{column.Property}' is a {(column.Type with { Scale = found.Scale }).Display}; "
                + $"give it that type: '[Request] public {needed.CSharp.Replace("global::", "")} {wanted.Property} => ...;'");
        }

        return fits;
    }
}
