namespace FeatureDsl.Hosting.Verification;

/// <summary>When two values are the same: bit by bit, as the contract says.</summary>
internal static class ValueComparison
{
    /// <summary>Missing is the same as missing, NaN the same as NaN, 0.0 not the same as -0.0; decimals by value, text by code point, lists element by element, vectors by the bits of their elements.</summary>
    public static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (double x, double y) => (double.IsNaN(x) && double.IsNaN(y)) || BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (float x, float y) => (float.IsNaN(x) && float.IsNaN(y)) || BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y),
        (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
        (DateTime x, DateTime y) => Instants.ToMicros(x) == Instants.ToMicros(y),
        (object?[] x, object?[] y) => x.Length == y.Length && x.Index().All(e => Same(e.Item, y[e.Index])),
        // Values of different types are different: Equals of the boxed types says so.
        _ => a is not null && a.Equals(b),
    };
}
