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

    /// <summary>The array of elements of a stored one, or of their bits; empty where the vector is missing.</summary>
    /// <param name="storage">How they are stored (see <c>VectorCodec</c>).</param>
    /// <param name="column">The stored array.</param>
    public static string Decoded(VectorStorage storage, string column)
    {
        // A half's bits moved to their places in a single are 2^-112 of it, subnormal or not; infinities and NaN have an exponent of their own.
        const string Finite = "reinterpretAsUInt32(toFloat32(reinterpretAsFloat32(bitShiftLeft(toUInt32(bitAnd(half, 32767)), 13)) * 5192296858534827628530496329220096.))";
        const string Special = "bitOr(toUInt32(2139095040), bitShiftLeft(toUInt32(bitAnd(half, 1023)), 13))";
        return storage switch
        {
            VectorStorage.Half => $"arrayMap(half -> bitOr(bitShiftLeft(toUInt32(bitAnd(half, 32768)), 16), if(bitAnd(half, 31744) = 31744, {Special}, {Finite})), {column})",
            VectorStorage.Int8 => $"arrayMap(byte -> toFloat32(byte * reinterpretAsFloat32(bitShiftLeft(toUInt32({column}[1] + 127), 23))), arraySlice({column}, 2))",
            _ => column,
        };
    }
}
