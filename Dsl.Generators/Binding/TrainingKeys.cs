using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>How the entities of a training set are found in its event: by the event's own [Key&lt;TEntity&gt;] columns, or by properties of the class marked so.</summary>
internal sealed class TrainingKeys
{
    private readonly INamedTypeSymbol _type;
    private readonly TrainingParameters _parameters;
    private readonly SourceModel _row;
    private readonly Findings _findings;
    private readonly List<(INamedTypeSymbol Symbol, EntityModel Model)> _entities = [];

    public TrainingKeys(INamedTypeSymbol type, TrainingParameters parameters, SourceModel row, Findings findings)
    {
        (_type, _parameters, _row, _findings) = (type, parameters, row, findings);
        foreach (var entity in parameters.Entities)
        {
            Add(entity);
        }
    }

    /// <summary>Those of the features first, then those of the labels' events.</summary>
    public IEnumerable<EntityModel> Entities => _entities.Select(e => e.Model);

    /// <summary>The entity of a class, where rows have its key.</summary>
    public EntityModel? Entity(ITypeSymbol type) =>
        _entities.Where(e => SymbolEqualityComparer.Default.Equals(e.Symbol, type)).Select(e => e.Model).FirstOrDefault();

    /// <summary>The parameter that gives events to labels, with the entity whose events they are.</summary>
    public ParameterModel? EventsOf(IParameterSymbol parameter, INamedTypeSymbol source)
    {
        var chosen = parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.PlainName() == Names.Of)?
            .AttributeClass?.TypeArguments[0] as INamedTypeSymbol;
        var ofRow = Marks(_parameters.Row!).Concat(Marks(_type));
        var shared = chosen is not null ? [chosen]
            : Marks(source).Where(e => ofRow.Contains(e, SymbolEqualityComparer.Default))
                .Distinct(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>().ToList();
        if (shared.Count != 1)
        {
            _findings.Add(Rules.TrainingSet, parameter.Place(), shared.Count == 0
                ? $"'{source.Name}' and the row share no entity; a label looks at events of an entity that the row has the key of"
                : $"'{parameter.Name}' can be events of {string.Join(" or ", shared.Select(s => s.Name))}; choose with [Of<{shared[0].Name}>]");
            return null;
        }

        if (SourceBinder.KeyColumns(source, shared[0], parameter.Attribute(Names.On)?.Texts(), parameter.Place(), _findings) is not { } columns
            || Add(shared[0]) is not { } entity)
        {
            return null;
        }

        return new ParameterModel(parameter.Name, ParameterKind.Events, source.FullName(), columns) { Entity = entity.FullName };
    }

    /// <summary>The key columns of rows.</summary>
    public IReadOnlyList<RowColumn> Columns(TrainingBodies bodies)
    {
        var columns = new List<RowColumn>();
        foreach (var (symbol, model) in _entities)
        {
            foreach (var part in model.Keys)
            {
                if (Part(symbol, model, part, bodies) is not { } column)
                {
                    return columns;
                }

                if (columns.FirstOrDefault(c => c.Name == part.Column) is not { } other)
                {
                    columns.Add(column);
                }
                else if (!other.Value.Equals(column.Value))
                {
                    _findings.Add(Rules.TrainingSet, _type.Place(), $"Two entities call different values '{part.Column}'; name a key part otherwise with [Column(\"...\")]");
                }
            }
        }

        return columns;
    }

    private RowColumn? Part(INamedTypeSymbol symbol, EntityModel model, KeyPart part, TrainingBodies bodies)
    {
        var own = Marked(_type, symbol, model, part).ToList();
        var candidates = own.Count > 0 ? own : Marked(_parameters.Row!, symbol, model, part).ToList();
        if (candidates.Count != 1)
        {
            var how = $"map it with a property of the class: '[Key<{symbol.Name}>{(model.Keys.Count > 1 || own.Count == 0 ? $"(Part = \"{part.Name}\")" : "")}]"
                + $" public {part.Type.CSharp} {part.Name} => {bodies.Parameter}...;'";
            _findings.Add(Rules.TrainingSet, _type.Place(), candidates.Count == 0
                ? $"Rows have no '{model.Name}.{part.Name}', which the features or labels are of; {how}"
                : $"'{model.Name}.{part.Name}' can be {string.Join(" or ", candidates.Select(c => $"'{c.Name}'"))}; {how}");
            return null;
        }

        var property = candidates[0];
        var column = own.Count > 0 ? bodies.Column(property, part.Column, RowUse.Question)
            : _row.ColumnOf(property.Name) is var c ? new RowColumn(part.Column, c.Type, new Column(c.Type, c.Property), c.Property, true) : null;
        if (column is not null && column.Type.Present != part.Type)
        {
            _findings.Add(Rules.TrainingSet, property.Place(), $"'{property.Name}' holds '{model.Name}.{part.Name}', which is a {part.Type.Display}; give it that type");
            return null;
        }

        return column;
    }

    private EntityModel? Add(INamedTypeSymbol entity)
    {
        if (Entity(entity) is { } known)
        {
            return known;
        }

        if (EntityBinder.Bind(entity, new Findings(), default) is not { } model)
        {
            return null; // Reported at the entity.
        }

        _entities.Add((entity, model));
        return model;
    }

    private static IEnumerable<IPropertySymbol> Marked(INamedTypeSymbol holder, INamedTypeSymbol entity, EntityModel model, KeyPart part) =>
        from property in holder.DeclaredProperties()
        from mark in property.GetAttributes()
        where mark.AttributeClass is { IsGenericType: true } a && a.PlainName() == Names.Key
            && SymbolEqualityComparer.Default.Equals(a.TypeArguments[0], entity)
        where (mark.Named<string>("Part") ?? (model.Keys.Count == 1 ? model.Keys[0].Name : property.Name)) == part.Name
        select property;

    private static IEnumerable<ITypeSymbol> Marks(INamedTypeSymbol holder) => holder.DeclaredProperties().SelectMany(p => p.GetAttributes())
        .Where(a => a.AttributeClass is { IsGenericType: true } c && c.PlainName() == Names.Key).Select(a => a.AttributeClass!.TypeArguments[0]);
}
