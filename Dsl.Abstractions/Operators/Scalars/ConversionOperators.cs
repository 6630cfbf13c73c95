using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Casts, as C# does them: integers wrap, doubles saturate (NaN becomes 0), decimals become the double .NET makes of them.</summary>
public static class ConversionOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Convert", ConvertSql, (c, a) => $"(({c.Type.CSharp}){a[0]})"),
    ];

    /// <summary>Whether there is a conversion between two kinds.</summary>
    public static bool Exists(DataType from, DataType to) => (from.Kind, to.Kind) switch
    {
        var (f, t) when f == t => from.Kind != DataKind.Decimal || to.Scale == from.Scale,
        (DataKind.Int32 or DataKind.Int64, DataKind.Int32 or DataKind.Int64 or DataKind.Float32 or DataKind.Float64 or DataKind.Decimal) => true,
        (DataKind.Float32 or DataKind.Float64, DataKind.Int32 or DataKind.Int64 or DataKind.Float32 or DataKind.Float64) => true,
        (DataKind.Decimal, DataKind.Float64) => true,
        (DataKind.Enum, DataKind.Int32 or DataKind.Int64) => true,
        _ => false,
    };

    private static string ConvertSql(ISqlScope scope, Call call, IReadOnlyList<string> args)
    {
        var (from, to, x) = (call.Arguments[0].Type, call.Type, args[0]);
        return (from.Kind, to.Kind) switch
        {
            var (f, t) when f == t => from.Nullable == to.Nullable ? x : $"toNullable({x})",
            (DataKind.Float32 or DataKind.Float64, DataKind.Int32) => Saturate(x, "toInt32", "2147483647", "-2147483648", "2147483648", "-2147483649"),
            (DataKind.Float32 or DataKind.Float64, DataKind.Int64) =>
                Saturate(x, "toInt64", "toInt64('9223372036854775807')", "toInt64('-9223372036854775808')", "9223372036854775808", "-9223372036854775809"),
            (DataKind.Decimal, DataKind.Float64) => DecimalToDouble(from, x),
            (_, DataKind.Int32) => $"toInt32({x})",
            (_, DataKind.Int64) => $"toInt64({x})",
            (_, DataKind.Float32) => $"toFloat32({x})",
            (_, DataKind.Float64) => $"toFloat64({x})",
            _ => $"toInt128({x})",
        };
    }

    // Outside the range the plain conversion is undefined, so it only ever sees numbers inside.
    private static string Saturate(string x, string cast, string most, string least, string above, string below) =>
        $"multiIf(isNaN({x}), {cast}(0), {x} >= {above}, {cast}({most}), {x} <= {below}, {cast}({least}), {cast}(if({x} >= {above} OR {x} <= {below} OR isNaN({x}), 0, {x})))";

    // .NET: ((double)low64 + (double)high32 * 2^64) / 10^scale, then the sign.
    private static string DecimalToDouble(DataType from, string x)
    {
        var scale = from.Scale == 0 ? "" : $" / toFloat64(1{new string('0', from.Scale)})";
        if (from.Precision <= 18)
        {
            return $"(toFloat64(toInt64({x})){scale})";
        }

        var magnitude = $"toUInt128(abs({x}))";
        return $"(if({x} < 0, -1., 1.) * ((toFloat64(toUInt64({magnitude})) + toFloat64(toUInt64(bitShiftRight({magnitude}, 64))) * 18446744073709551616.){scale}))";
    }
}
