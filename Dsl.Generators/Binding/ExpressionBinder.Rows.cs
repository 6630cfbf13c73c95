using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// What stands behind '?.' of a row that may not be there.
internal abstract partial class ExpressionBinder
{
    private (IOperation Operation, Expr Value)? _behind;

    /// <summary>What is behind <c>?.</c> of a row: a column of it or, of a column that is a record, its members.</summary>
    /// <param name="behind">Everything behind <c>?.</c>.</param>
    /// <param name="column">Gives a column, missing where there is no row.</param>
    protected Expr? BindBehind(IOperation behind, Func<IPropertyReferenceOperation, Expr?> column)
    {
        if (ColumnBehind(behind) is not { } named || (named != behind && Records.Of(named.Property.Type) is null))
        {
            return Reject(behind, Quote(behind), "take a column of the row, and compute with that");
        }

        var value = column(named);
        if (value is null || named == behind)
        {
            return value;
        }

        var (outer, canBeMissing) = (_behind, Records.CanBeMissing(named.Property.Type));
        _behind = (named, value is RecordValue record ? record with { Type = record.Type with { Nullable = canBeMissing } } : value);
        var result = Bind(behind);
        _behind = outer;
        return OrMissing(result);
    }

    // Behind '?.' a record can be missing, whatever it is by itself; other values say so in their type.
    private static Expr? OrMissing(Expr? value) => value is RecordValue record ? record with { Type = record.Type.OrMissing } : value;

    private static IPropertyReferenceOperation? ColumnBehind(IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } column => column,
        IPropertyReferenceOperation member => ColumnBehind(member.Instance),
        IConditionalAccessOperation access => ColumnBehind(access.Operation),
        _ => null,
    };
}
