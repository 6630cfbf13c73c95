namespace FeatureDsl.Operators;

/// <summary>
/// Vectors in ClickHouse: an array in tables, where the empty one stands for a missing vector, and the bytes of the elements inside expressions. Bytes can be
/// missing, and are compared and chosen bit for bit, which arrays of floating-point numbers are not.
/// </summary>
public static class VectorSql
{
    /// <summary>The bytes of an array.</summary>
    public static string Bytes(string array) => $"reinterpret({array}, 'String')";

    /// <summary>The bytes of an array; missing where it is empty.</summary>
    public static string OrMissing(string array) => $"nullIf({Bytes(array)}, '')";

    /// <summary>The array of bytes, which are never missing.</summary>
    public static string Elements(string bytes) => $"reinterpret({bytes}, 'Array(Float32)')";
}
