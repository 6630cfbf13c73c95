namespace FeatureDsl.Operators.Portable;

/// <summary>What the cube root is made of, shared by C# and SQL.</summary>
internal static class CbrtCoefficients
{
    // A third of the bits of a number, plus this, are the bits of its cube root to 1 in 32: (1023 - 1023/3 - 0.033) * 2^52.
    public const ulong ThirdOfBias = 0x2A9F7893_00000000;

    // r^(-1/3) in powers of r between 0.908 and 1.101, by interpolation at Chebyshev's points; relative error 2^-23.8.
    public static readonly double[] InverseRoot =
        [1.8723186490633175, -1.8705653839585175, 1.6000130158451633, -0.7442743623143946, 0.14250806697329774];

    // Rounds to 22 bits behind the point: the square of what is left is exact.
    public const ulong HalfUnit = 0x20000000;
    public const ulong Short = 0xFFFFFFFF_C0000000;

    public const double TwoToMinus18 = 3.814697265625e-06;
}
