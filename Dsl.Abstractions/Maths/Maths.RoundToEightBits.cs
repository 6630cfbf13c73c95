using FeatureDsl.Operators.Portable;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>
    /// The nearest number of eight significant bits, halves away from zero: less than 1/256 of <paramref name="x"/> away from it (of numbers below 2^-1015 fewer bits are left),
    /// and infinite from 2^1024 - 2^1015 on. So all numbers from one power of two to the next become 128. NaN and infinities stay what they are.
    /// </summary>
    public static double RoundToEightBits(double x) =>
        double.IsNaN(x) ? x : BitConverter.UInt64BitsToDouble((BitConverter.DoubleToUInt64Bits(x) + PortableSql.HalfOfEightBits) & PortableSql.EightBits);

    /// <inheritdoc cref="RoundToEightBits(double)"/>
    public static double? RoundToEightBits(double? x) => x is { } value ? RoundToEightBits(value) : null;
}
