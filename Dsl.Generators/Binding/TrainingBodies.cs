using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds the bodies of a training set's properties.</summary>
internal sealed class TrainingBodies(ViewScope scope, SourceModel row, string parameter)
{
    private readonly Dictionary<string, RecordValue?> _records = [];

    public ViewScope Scope => scope;

    public SourceModel Row => row;

    /// <summary>The name of the parameter that holds the event.</summary>
    public string Parameter => parameter;

    /// <summary>Whether a property could not be bound; where no finding says why, the C# compiler does.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The instant, and by how many microseconds it is moved.</summary>
    public RowColumn? AsOf(IPropertySymbol property, out long shift)
    {
        shift = 0;
        if (!IsUsable(property) || Body(property) is not { } body)
        {
            return null;
        }

        if (body is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } moved
            && SpanConstants.Of(moved.RightOperand) is { } span)
        {
            shift = moved.OperatorKind == BinaryOperatorKind.Add ? span : -span;
            body = moved.LeftOperand;
        }

        return Bind(property, body, RowUse.Question, DataType.DateTime);
    }

    /// <summary>What must hold for an event to become a row.</summary>
    public IReadOnlyList<RowColumn> Where() => Marked(Names.Where).Select(p => Body(p) is { } b && IsUsable(p) ? Bind(p, b, RowUse.Row, DataType.Bool) : null)
        .OfType<RowColumn>().ToList();

    /// <summary>What is passed through.</summary>
    public IReadOnlyList<RowColumn> Carried() => Marked(Names.Carried).Select(p => Column(p, p.Name, RowUse.Row)).OfType<RowColumn>().ToList();

    /// <summary>The labels, as features of a view.</summary>
    public IEnumerable<FeatureModel> Labels()
    {
        foreach (var property in Marked(Names.Label))
        {
            if (IsUsable(property) && Body(property) is { } body && Bind(property, body, RowUse.Label, null) is { } label)
            {
                yield return new FeatureModel(property.Name, property.Summary(scope.Cancellation), label.Type, label.Value, null, body.Syntax.ToString());
            }
        }
    }

    /// <summary>A property of the class as a column.</summary>
    public RowColumn? Column(IPropertySymbol property, string name, RowUse use) =>
        IsUsable(property) && Body(property) is { } body && Bind(property, body, use, null) is { } bound ? bound with { Name = name } : null;

    /// <summary>A member of a property of the class that is a record, as a column of a request.</summary>
    public RowColumn? Member(IPropertySymbol property, ColumnModel wanted)
    {
        if (!_records.TryGetValue(property.Name, out var record))
        {
            _records[property.Name] = record = Record(property);
        }

        var member = record is null ? null : RecordFeatures.Of(property, "", record, "").FirstOrDefault(f => f.Name == wanted.Path.Replace('.', '_'));
        if (record is not null && member is null)
        {
            scope.Findings.Add(Rules.TrainingSet, property.Place(), $"'{property.Name}' has no member for the request's '{wanted.Path}'; give it the type of the request's property");
        }

        IsBroken |= member is null;
        return member is null ? null : new RowColumn(wanted.Name, member.Type, member.Body, member.Property, false);
    }

    private RecordValue? Record(IPropertySymbol property)
    {
        if (Records.Of(property.Type) is null)
        {
            scope.Findings.Add(Rules.TrainingSet, property.Place(), $"The request's '{property.Name}' is a record; give it that type");
            return null;
        }

        return IsUsable(property) && Records.Check(property, scope.Findings) && Body(property) is { } body
            && new RowExpressionBinder(scope, row, parameter, RowUse.Question).Bind(body) is { } bound
            && FeatureBinder.FitsRecord(bound, property, body, scope.Findings) ? (RecordValue)bound : null;
    }

    private IEnumerable<IPropertySymbol> Marked(string mark) => scope.View.DeclaredProperties().Where(p => p.Has(mark));

    private RowColumn? Bind(IPropertySymbol property, IOperation body, RowUse use, DataType? expected)
    {
        var column = Bound(property, body, use, expected);
        IsBroken |= column is null;
        return column;
    }

    private RowColumn? Bound(IPropertySymbol property, IOperation body, RowUse use, DataType? expected)
    {
        if (TypeBinder.OfColumn(property, scope.Findings) is not { } declared)
        {
            return null;
        }

        if (expected is not null && declared != expected)
        {
            scope.Findings.Add(Rules.TrainingSet, property.Place(), $"'{property.Name}' is a {declared.Display}; here a {expected.Display} that is never missing is wanted");
            return null;
        }

        if (new RowExpressionBinder(scope, row, parameter, use).Bind(body) is not { } value
            || !FeatureBinder.Fits(value, declared, property, body, scope.Findings))
        {
            return null;
        }

        return new RowColumn(property.Name, FeatureBinder.Declared(declared, value), value, property.Name, false);
    }

    private bool IsUsable(IPropertySymbol property)
    {
        if (property.IsReachable() && Shapes.HasPlainName(property, scope.Findings))
        {
            return true;
        }

        scope.Findings.Add(Rules.TrainingSet, property.Place(), $"'{property.Name}' cannot be read from outside; make it public");
        return false;
    }

    private IOperation? Body(IPropertySymbol property)
    {
        var body = scope.Body(property);
        if (body is null)
        {
            scope.Findings.Add(Rules.NotTranslatable, property.Place(), $"'{property.Name}'", "write it as one expression: 'public T Name => ...;'");
        }

        return body;
    }
}
