using System.Numerics;

namespace FeatureDsl.Runtime.Files;

/// <summary>Casts between number types that say when something would be lost.</summary>
internal static class Exact
{
    public static string? Integer<TIn, TOut>(TIn value, out TOut result)
        where TIn : IBinaryInteger<TIn>
        where TOut : IBinaryInteger<TOut>
    {
        result = TOut.CreateTruncating(value);
        return Int128.CreateTruncating(result) == Int128.CreateTruncating(value) ? null : RangeOf<TOut>();
    }

    public static string? IntegerToFloat<TIn, TOut>(TIn value, out TOut result)
        where TIn : IBinaryInteger<TIn>
        where TOut : IBinaryFloatingPointIeee754<TOut>
    {
        result = TOut.CreateSaturating(value);
        return Int128.CreateSaturating(result) == Int128.CreateTruncating(value) ? null : Problem.NotExact;
    }

    public static string? FloatToInteger<TIn, TOut>(TIn value, out TOut result)
        where TIn : IBinaryFloatingPointIeee754<TIn>
        where TOut : IBinaryInteger<TOut>
    {
        result = TOut.Zero;
        if (!TIn.IsFinite(value) || TIn.Truncate(value) != value)
            return Problem.NotInteger;
        // Saturated values would come back as equal at the edge (2^63); through 128 bits the edge is far away.
        var whole = Int128.CreateSaturating(value);
        return Integer(whole, out result);
    }

    public static string? Float<TIn, TOut>(TIn value, out TOut result)
        where TIn : IBinaryFloatingPointIeee754<TIn>
        where TOut : IBinaryFloatingPointIeee754<TOut>
    {
        result = TOut.CreateTruncating(value);
        return TIn.IsNaN(value) || TIn.CreateTruncating(result) == value ? null : Problem.NotExact;
    }

    public static string? IntegerToBool<TIn>(TIn value, out bool result)
        where TIn : IBinaryInteger<TIn>
    {
        result = value == TIn.One;
        return result || TIn.IsZero(value) ? null : Problem.NotBool;
    }

    public static string RangeOf<T>() => typeof(T) == typeof(int) ? Problem.Int32Range : Problem.Int64Range;
}
