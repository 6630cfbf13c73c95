namespace FeatureDsl.Operators.Portable;

// From FreeBSD msun e_pow.c. Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

/// <summary>What the power is made of (besides <see cref="ExpCoefficients"/>), shared by C# and SQL.</summary>
internal static class PowCoefficients
{
    // 3/2 * (log(m) - 2s - 2/3 s^3) in powers of s*s.
    public const double L1 = 5.99999999999994648725e-01;
    public const double L2 = 4.28571428578550184252e-01;
    public const double L3 = 3.33333329818377432918e-01;
    public const double L4 = 2.72728123808534006489e-01;
    public const double L5 = 2.30660745775561754067e-01;
    public const double L6 = 2.06975017800338417784e-01;

    // log2(1.5), in two parts.
    public const double Log15Hi = 5.84962487220764160156e-01;
    public const double Log15Lo = 1.35003920212974897128e-08;

    // 2 / (3 ln 2): rounded, and in two parts.
    public const double Cp = 9.61796693925975554329e-01;
    public const double CpHi = 9.61796700954437255859e-01;
    public const double CpLo = -7.02846165095275826516e-09;

    // ln 2: rounded, and in two parts.
    public const double Ln2 = 6.93147180559945286227e-01;
    public const double Ln2Hi = 6.93147182464599609375e-01;
    public const double Ln2Lo = -1.90465429995776804525e-09;

    // The mantissa is taken to [sqrt(3)/2, sqrt(3)), and from sqrt(3/2) on it is compared with 1.5 instead of 1.
    public const ulong SqrtThreeQuartersBits = 0x3FEBB67A_00000000;
    public const ulong Offset = 0x3FF00000_00000000 - SqrtThreeQuartersBits;
    public const double SqrtOneAndHalf = 1.224744871391589;

    // A greater exponent only changes how far out of range the result is (|log2 x| >= 2^-53), but would overflow on the way.
    public const double MostY = 295147905179352825856d; // 2^68

    public const ulong HighWord = 0xFFFFFFFF_00000000;
}
