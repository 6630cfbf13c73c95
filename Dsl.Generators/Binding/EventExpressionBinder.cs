using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds what is computed of one event. It may use the event's columns and constants, and must not be able to fail.</summary>
internal sealed class EventExpressionBinder(SourceModel source, IParameterSymbol row, Findings findings, bool isOfLabel) : ExpressionBinder(findings)
{
    protected override Expr? BindLeaf(IOperation operation, out bool handled)
    {
        handled = operation is IParameterReferenceOperation;
        return handled ? Reject(operation, Quote(operation), "name a column of the event") : null;
    }

    protected override Expr? BindMember(IPropertyReferenceOperation property, out bool handled)
    {
        handled = false;
        if (JoinOf(property) is not null)
        {
            handled = true;
            return Reject(property, Quote(property), "take a column of the row: write '?.' and the column behind it");
        }

        if (JoinOf(property.Instance) is not null)
        {
            handled = true;
            return Reject(property, Quote(property), "there may be no row: write '?.' before the column");
        }

        if (IsRow(property.Instance))
        {
            handled = true;
            return Value(property, property.Property, source, c => new Ir.Column(c.Type, c.Property));
        }

        if (property.Instance is IInstanceReferenceOperation or IParameterReferenceOperation)
        {
            handled = true;
            return Reject(property, Quote(property), "inside an event only its own columns and constants can be used");
        }

        return null;
    }

    protected override Expr? BindCall(IInvocationOperation invocation, out bool handled)
    {
        handled = false;
        return null;
    }

    protected override Expr? BindMissing(IOperation operation, out bool handled)
    {
        var join = JoinOf(operation);
        handled = join is not null;
        return join is null ? null : IsMissing(join);
    }

    protected override Expr? BindRowAccess(IConditionalAccessOperation access, out bool handled)
    {
        var join = JoinOf(access.Operation);
        handled = join is not null;
        return join is null ? null
            : BindBehind(access.WhenNotNull, column => Value(column, column.Property, join.Source, c => Column(join, c), canBeMissing: true), IsMissing(join));
    }

    protected override Call? Checked(IOperation operation, Call call) => Unfailing(operation, call, Findings);

    /// <summary>The call, or a finding where it can fail: what is computed of one event must not.</summary>
    public static Call? Unfailing(IOperation operation, Call call, Findings findings)
    {
        var fault = ScalarTable.Row(call.Operator).FaultOf(call, _ => Constant.False);
        if (fault.Equals(Constant.False))
        {
            return call;
        }

        findings.Add(Rules.UnguardedDivision, operation.Syntax.GetLocation(), Quote(operation), Advice(call));
        return null;
    }

    private Expr? Value(IOperation place, IPropertySymbol property, SourceModel of, Func<ColumnModel, Expr> leaf, bool canBeMissing = false) =>
        ColumnValue(property, canBeMissing, path => ColumnRules.Check(place, path, of, Findings, isOfLabel) is { } column ? leaf(column) : null);

    private static Ir.Column Column(JoinModel join, ColumnModel column) => new(column.Type.OrMissing, join.Path(column.Property));

    // Valid-from is never missing in a row.
    private static Expr IsMissing(JoinModel join) => Faults.IsMissing(Column(join, join.Source.ColumnOf(join.Source.Time)));

    private bool IsRow(IOperation? operation) =>
        operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, row);

    // The snapshot row that the event brings along, where an operation is one.
    private JoinModel? JoinOf(IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation property when IsRow(property.Instance) => source.Joins.FirstOrDefault(j => j.Property == property.Property.Name),
        IConversionOperation { IsImplicit: true } conversion => JoinOf(conversion.Operand),
        _ => null,
    };

    private static string Advice(Call call) => call.Operator switch
    {
        "List.Sum" or "List.Average" => $"write 'Try{call.Operator.Substring(5)}()', which is missing where that would be an error",
        "PresentValue" => "give a value for missing with '??'",
        "Hash.Bucket" => "give a constant number of buckets",
        "Time.Add" when call.Type.Kind == DataKind.TimeSpan => "write 'Time.TryAdd(a, b)', which is missing where the span would be too long; 'a - b' is 'Time.TryAdd(a, -b)'",
        var name when name.StartsWith("Time.", StringComparison.Ordinal) => $"write 'Time.Try{name.Substring(5)}', which is missing outside the years 1900 to 2299",
        _ => "divide as double, or by a constant that is not 0 or -1",
    };
}
