using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>The functions of <c>Hash</c>: xxHash64 over canonical bytes, which <c>Hash</c> documents.</summary>
public static class HashOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Hash.Of", Lifting.Over((_, c, a) => $"toInt64(xxHash64({Bytes(c.Arguments[0].Type, a[0])}))"), (c, a) => Lifting.CSharp(c, "Hash.Of", a)),
        new("Hash.Coupon", Lifting.Over((scope, _, a) => DistinctSql.Coupon(a[0], bits => scope.Stage("bits", bits))), (_, a) => $"global::FeatureDsl.Hash.Coupon({a[0]})"),
        new("Hash.Bucket", Lifting.Over((_, _, a) => $"toInt32(toUInt64({a[0]}) % toUInt64(greatest({a[1]}, 1)))"),
            (_, a) => $"global::FeatureDsl.Hash.Bucket({a[0]}, global::System.Math.Max({a[1]}, 1))", BucketFault),
    ];

    // Of a number ClickHouse hashes the bytes, least first.
    private static string Bytes(DataType type, string value) => type.Kind switch
    {
        DataKind.String => value,
        DataKind.Guid => $"UUIDStringToNum(toString({value}))",
        _ => $"toInt64({value})",
    };

    private static Expr BucketFault(Call call, Func<Expr, Expr> faultOf)
    {
        var (hash, buckets) = (call.Arguments[0], call.Arguments[1]);
        Expr none = buckets is not Constant { Value: int count } ? new Call(DataType.Bool, "Less", EquatableArray.Of(buckets, new Constant(DataType.Int32, 1)))
            : count > 0 ? Constant.False : Constant.True;
        return Faults.Or(Faults.OfArguments(call, faultOf), Faults.And(Faults.Not(Faults.IsMissing(hash)), none));
    }
}
