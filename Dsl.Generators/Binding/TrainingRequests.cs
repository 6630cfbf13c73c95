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
                unused.Remove(wanted.Property);
                var column = taken.TryGetValue(wanted.Property, out var own) ? bodies.Column(own, wanted.Name, RowUse.Question) : OfRow(request, wanted);
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
        var column = bodies.Row.Columns.FirstOrDefault(c => c.Property == wanted.Property);
        if (column is { IsLabel: false })
        {
            return new RowColumn(wanted.Name, column.Type, new Column(column.Type, column.Property), column.Property, true);
        }

        Findings.Add(Rules.TrainingSet, bodies.Scope.View.Place(), $"The features need '{request.Name}.{wanted.Property}', and '{bodies.Row.Name}' has no such column; "
            + $"say what the caller would have brought: '[Request] public {wanted.Type.CSharp.Replace("global::", "")} {wanted.Property} => {bodies.Parameter}...;'");
        return null;
    }

    private bool Fits(RowColumn column, ColumnModel wanted, IPropertySymbol? own)
    {
        var (found, needed) = (column.Value.Type, wanted.Type);
        var fits = found.Kind == needed.Kind && found.Scale == needed.Scale && Equals(found.Enum, needed.Enum) && (needed.Nullable || !column.Type.Nullable);
        if (!fits)
        {
            Findings.Add(Rules.TrainingSet, (own ?? (ISymbol)bodies.Scope.View).Place(),
                $"The request's '{wanted.Property}' is a {needed.Display}, but '{column.Property}' is a {(column.Type with { Scale = found.Scale }).Display}; "
                + $"give it that type: '[Request] public {needed.CSharp.Replace("global::", "")} {wanted.Property} => ...;'");
        }

        return fits;
    }
}
