namespace FeatureDsl.Operators.Portable;

public static partial class PortableSql
{
    /// <summary><c>(long)x</c> of a Float64 or Float32, as .NET 9 and later have it: truncated, saturated, and 0 for NaN.</summary>
    public static string ToInt64(string x) => Saturated(x, "toInt64", "9223372036854775808.", "9223372036854775807");

    /// <summary><c>(int)x</c> of a Float64 or Float32, as .NET 9 and later have it: truncated, saturated, and 0 for NaN.</summary>
    public static string ToInt32(string x) => Saturated(x, "toInt32", "2147483648.", "2147483647");

    /// <summary><c>(float)x</c> of a Float64, Int32 or Int64.</summary>
    public static string ToFloat32(string x) => $"toFloat32({x})";

    /// <summary><c>(double)x</c> of a Float32, Int32 or Int64.</summary>
    public static string ToFloat64(string x) => $"toFloat64({x})";

    /// <summary>Microseconds since 1970 of a <c>DateTime64(6)</c>; exact in the whole range of .NET's <c>DateTime</c>.</summary>
    public static string MicrosecondsOf(string instant) => $"toUnixTimestamp64Micro({instant})";

    /// <summary>The <c>DateTime64(6, 'UTC')</c> of microseconds since 1970.</summary>
    public static string InstantOf(string microseconds) => $"fromUnixTimestamp64Micro({microseconds}, 'UTC')";

    // toInt64(NaN) throws and what lies outside wraps: the plain conversion only ever sees numbers that fit.
    private static string Saturated(string x, string cast, string above, string most) =>
        $"multiIf({x} >= {above}, {cast}('{most}'), {x} < -{above}, {cast}(-{above}), "
        + $"{cast}(if({x} >= -{above} AND {x} < {above}, {x}, 0)))";
}
