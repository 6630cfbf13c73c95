using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>The parts of variance, skewness and kurtosis in ClickHouse: exact sums of powers. Missing, NaN and infinite values add nothing.</summary>
internal static class MomentParts
{
    /// <summary>What selectors are accepted, in words.</summary>
    public const string Accepted = "int, long, float or double";

    private static readonly string[] Names = ["total", "squares", "cubes", "fourths"];

    /// <summary>How ClickHouse computes it.</summary>
    /// <param name="powers">How many sums of powers are needed.</param>
    /// <param name="result">The value, given the moments, the count's column and the unit of squares.</param>
    public static AggregateSql Sql(int powers, Func<MomentsSql, string, int, string> result) => new(
        selected => Parts(selected!, powers),
        (scope, selected, parts) =>
        {
            var isFloat = selected!.IsFloat;
            var count = scope.Stage("values", parts[1]);
            var at = isFloat ? 3 : 2;
            var sums = new List<IReadOnlyList<(string, int)>> { new[] { (scope.Stage("total", parts[0]), isFloat ? 255 : Bits(selected) + 30) } };
            for (var power = 2; power <= powers; power++)
            {
                sums.Add([.. BitsOf(selected, power).Select(bits => (scope.Stage(Names[power - 1], parts[at++]), bits))]);
            }

            return result(new(scope, count, sums), count, isFloat ? -256 : 0);
        },
        (_, selected, parts) => selected!.IsFloat ? $"({parts[2]} != 0)" : "0");

    /// <summary>The type of the result; <see langword="null"/> where the selected type is not accepted.</summary>
    public static DataType? Result(DataType? selected) => selected is { IsInteger: true } or { IsFloat: true } ? DataType.Float64.OrMissing : null;

    private static IReadOnlyList<SqlPart> Parts(DataType selected, int powers) =>
    [
        .. selected.IsFloat ? new[] { ExactParts.Units, ExactParts.Finite, ExactParts.Oversized } : [ExactParts.Whole, ExactParts.Present],
        .. Enumerable.Range(2, powers - 1).SelectMany(power => BitsOf(selected, power).Select((_, column) => Power(selected, power, column))),
    ];

    private static SqlPart Power(DataType selected, int power, int column) => new(
        Names[power - 1] + (BitsOf(selected, power).Count > 1 ? $"_{column}" : ""),
        "sum",
        (scope, type, value) => type!.IsFloat
            ? PowerSql.OfDouble(scope, ExactParts.Double(scope, type, value), power, column)
            : PowerSql.OfInteger(scope, scope.Stage("addend", type.Nullable ? $"ifNull({value}, 0)" : value), Bits(type), power, column));

    private static IReadOnlyList<int> BitsOf(DataType selected, int power) =>
        selected.IsFloat ? PowerSql.DoubleBits(power) : PowerSql.IntegerBits(Bits(selected), power);

    private static int Bits(DataType selected) => selected.Kind == DataKind.Int32 ? 32 : 64;
}
