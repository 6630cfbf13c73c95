using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// What stands behind '?.' of a row, or of a value, that may not be there.
internal abstract partial class ExpressionBinder
{
    private (IOperation Operation, Expr Value)? _behind;

    /// <summary>
    /// What is behind <c>?.</c> of a row: a column of it or, of a column that is a record, a list or a map, what is asked of that.
    /// </summary>
    /// <param name="behind">Everything behind <c>?.</c>.</param>
    /// <param name="column">Gives a column, missing where there is no row.</param>
    /// <param name="isMissing">Whether there is no row.</param>
    protected Expr? BindBehind(IOperation behind, Func<IPropertyReferenceOperation, Expr?> column, Expr isMissing)
    {
        if (ColumnBehind(behind) is not { } named || (named != behind && !CanBeAsked(named.Property.Type)))
        {
            return Reject(behind, Quote(behind), "take a column of the row, and compute with that");
        }

        var value = column(named);
        if (value is null || named == behind)
        {
            return value is { Type.IsCollection: true } ? new MaybeCollection(value, isMissing) : value;
        }

        var (outer, canBeMissing) = (_behind, Records.CanBeMissing(named.Property.Type));
        _behind = (named, value is RecordValue record ? record with { Type = record.Type with { Nullable = canBeMissing } } : value);
        var result = BindWhole(behind);
        _behind = outer;
        return Behind(result, isMissing);
    }

    private Expr? BindConditionalAccess(IConditionalAccessOperation access)
    {
        var row = BindRowAccess(access, out var handled);
        if (handled)
        {
            return row;
        }

        if (BindWhole(access.Operation) is not { } instance)
        {
            return null;
        }

        var outer = _conditionalInstance;
        _conditionalInstance = instance switch
        {
            RecordValue record => record with { Type = record.Type.Present },
            MaybeCollection maybe => maybe.Value,
            _ => instance,
        };
        var result = BindWhole(access.WhenNotNull);
        _conditionalInstance = outer;
        return instance is MaybeCollection || instance.Type.Nullable ? Behind(result, IsMissing(instance)) : result;
    }

    // What is computed of a list knows nothing of the row that is not there; other values are missing by themselves, as are the members of records.
    private static Expr? Behind(Expr? value, Expr isMissing) => value switch
    {
        null => null,
        RecordValue record => record with { Type = record.Type.OrMissing },
        MaybeCollection maybe => maybe with { IsMissing = Faults.Or(isMissing, maybe.IsMissing) },
        { Type.IsCollection: true } => new MaybeCollection(value, isMissing),
        { Type.Nullable: true } when !IsOfCollection(value) => value,
        _ => new Call(value.Type.OrMissing, "Conditional", EquatableArray.Of(isMissing, new Constant(value.Type.OrMissing, null), value)),
    };

    // A sum that can be missing is 0 of an empty list all the same.
    private static bool IsOfCollection(Expr value) => value is Call call && call.Arguments.Any(a => a.Type.IsCollection || IsOfCollection(a));

    private static bool CanBeAsked(ITypeSymbol column) => Records.Of(column) is not null || TypeBinder.Of(column) is { IsCollection: true };

    // The list or the map itself, and what stands for it where it is not there.
    private Expr? BindOrElse(IOperation place, MaybeCollection maybe, IOperation? otherwise)
    {
        if (otherwise is null || IsEmptyCollection(otherwise))
        {
            return maybe.Value;
        }

        return Bind(otherwise) is { } other ? Choose("Conditional", place, [maybe.IsMissing, other, maybe.Value]) : null;
    }

    private static bool IsEmptyCollection(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsEmptyCollection(conversion.Operand),
        ICollectionExpressionOperation collection => collection.Elements.IsEmpty,
        IDefaultValueOperation => true,
        _ => false,
    };

    private static IPropertyReferenceOperation? ColumnBehind(IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } column => column,
        IPropertyReferenceOperation member => ColumnBehind(member.Instance),
        IConditionalAccessOperation access => ColumnBehind(access.Operation),

        // A method of the list, or an extension, whose first argument it is.
        IInvocationOperation call => ColumnBehind(call.Instance ?? call.Arguments.OrderBy(a => a.Parameter?.Ordinal).FirstOrDefault()?.Value),
        _ => null,
    };
}
