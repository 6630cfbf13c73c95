using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>What the least and the greatest value have in common.</summary>
internal static class Extremes
{
    /// <summary>What selectors are accepted, in words.</summary>
    public const string Accepted = "int, long, float, double, decimal, DateTime, DateOnly or TimeSpan";

    /// <summary>Whether values of a type are ordered numbers, instants, dates or spans.</summary>
    public static bool Accepts(DataType? selected) => selected is { IsNumeric: true } or { Kind: DataKind.DateTime or DataKind.DateOnly or DataKind.TimeSpan };

    /// <summary>The value, missing for NaN. Adding zero turns -0.0 into 0.0, so that the sign of a zero never depends on which one came first.</summary>
    public static string Argument(ISqlScope scope, DataType? selected, string value) => selected!.Kind switch
    {
        DataKind.Float32 => $"if(ifNull(isNaN({value}), 1), NULL, toFloat32({value} + 0))",
        DataKind.Float64 => $"if(ifNull(isNaN({value}), 1), NULL, {value} + 0)",
        _ => $"toNullable({value})",
    };
}
