using FeatureDsl.Ir;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Operators;

/// <summary>The parts of sums and means. Missing, NaN and infinite values add nothing.</summary>
internal static class ExactParts
{
    /// <summary>The sum of whole numbers, or of the unscaled digits of decimals.</summary>
    public static readonly SqlPart Whole = new("total", "sum", (_, selected, value) => OrZero(selected!, $"toInt128({value})", "toInt128(0)"));

    /// <summary>How many values are present.</summary>
    public static readonly SqlPart Present = new(
        "present", "sum", (_, selected, value) => selected!.Nullable ? $"toInt64(isNotNull({value}))" : "toInt64(1)");

    /// <summary>The sum of finite doubles below 2^96, in units of 2^-128.</summary>
    public static readonly SqlPart Units = new("units", "sum", (scope, selected, value) => ExactSumSql.Addend(Double(scope, selected!, value)));

    /// <summary>How many values are finite.</summary>
    public static readonly SqlPart Finite = new(
        "finite", "sum", (scope, selected, value) => $"toInt64(isFinite({Double(scope, selected!, value)}))");

    /// <summary>How many finite values are too large to be added exactly.</summary>
    public static readonly SqlPart Oversized = new(
        "oversized", "sum", (scope, selected, value) => $"toInt64({ExactSumSql.IsOversized(Double(scope, selected!, value))})");

    /// <summary>The double nearest to a number of units.</summary>
    public static string ToDouble(ISqlScope scope, string units) => ExactSumSql.ToFloat64.In(scope, scope.Stage("units", units));

    /// <summary>The double nearest to the sum of finite doubles / count; missing where the count is 0.</summary>
    public static string Mean(ISqlScope scope, string units, string count) => MeanOf(ExactSumSql.Mean, scope, units, count);

    /// <summary>The double nearest to a sum of integers / count; missing where the count is 0.</summary>
    public static string IntegerMean(ISqlScope scope, string total, string count) => MeanOf(ExactSumSql.IntegerMean, scope, total, count);

    /// <summary>The whole number nearest to a sum of whole numbers / count, ties to even; missing where the count is 0.</summary>
    public static string WholeMean(ISqlScope scope, string total, string count)
    {
        var (x, n) = (scope.Stage("total", total), scope.Stage("values", $"toInt128({count})"));
        var divisor = scope.Stage("divisor", $"greatest({n}, toInt128(1))");
        var size = scope.Stage("size", $"toInt128(abs({x}))");
        var whole = scope.Stage("whole", $"toInt128(intDiv({size}, {divisor}))");
        var twice = scope.Stage("rest_twice", $"toInt128(({size} - {whole} * {divisor}) * 2)");
        var up = $"toInt128({twice} > {divisor} OR ({twice} = {divisor} AND {whole} % 2 = 1))";
        return $"if({n} = 0, NULL, toInt64(if({x} < 0, -({whole} + {up}), {whole} + {up})))";
    }

    private static string MeanOf(PortableFunction mean, ISqlScope scope, string sum, string count)
    {
        var (x, n) = (scope.Stage("total", sum), scope.Stage("values", count));
        return $"if({n} = 0, NULL, {mean.In(scope, x, n)})";
    }

    /// <summary>The value as a double that is never null: a missing one becomes NaN, which is left out anyway.</summary>
    public static string Double(ISqlScope scope, DataType selected, string value) =>
        scope.Stage("addend", OrZero(selected, $"toFloat64({value})", "nan"));

    private static string OrZero(DataType selected, string sql, string otherwise) => selected.Nullable ? $"ifNull({sql}, {otherwise})" : sql;
}
