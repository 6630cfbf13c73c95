namespace FeatureDsl.Operators.Portable;

// From FreeBSD msun e_log.c. Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems,
// Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

/// <summary>What the logarithm is made of, shared by C# and SQL.</summary>
internal static class LogCoefficients
{
    // Ln2Hi has 32 significant bits: its product with an exponent is exact.
    public const double Ln2Hi = 6.93147180369123816490e-01;
    public const double Ln2Lo = 1.90821492927058770002e-10;

    // (log(1 + f) - f + f*f/2) in powers of s = f / (2 + f).
    public const double L1 = 6.666666666666735130e-01;
    public const double L2 = 3.999999999940941908e-01;
    public const double L3 = 2.857142874366239149e-01;
    public const double L4 = 2.222219843214978396e-01;
    public const double L5 = 1.818357216161805012e-01;
    public const double L6 = 1.531383769920937332e-01;
    public const double L7 = 1.479819860511658591e-01;

    // The bits of sqrt(1/2): adding (1 - sqrt(1/2)) to the bits of a number makes its exponent the one of the nearest power of two.
    public const ulong SqrtHalfBits = 0x3FE6A09E_00000000;
    public const ulong Offset = 0x3FF00000_00000000 - SqrtHalfBits;

    // Between these, 1 + x is in the first binade around 1, and x itself is the f of the series.
    public const double SqrtHalfMinus1 = -0.2928932188134524;
    public const double Sqrt2Minus1 = 0.41421356237309503;

    // Below this, log(1 + x), exp(x) - 1 and x are the same double.
    public const double TwoToMinus54 = 5.551115123125783e-17;

    // 1 / ln 2 and 1 / ln 10, their high parts of 32 bits: a product with 21 bits is exact; log10(2), its high part of 42 bits.
    public const double InverseLn2Hi = 1.4426950407214463;
    public const double InverseLn2Lo = 1.6751713164886512e-10;
    public const double InverseLn10Hi = 0.4342944818781689;
    public const double InverseLn10Lo = 2.5082946711645275e-11;
    public const double Log10Of2Hi = 0.30102999566395283;
    public const double Log10Of2Lo = 2.8363394551044964e-14;
}
