namespace FeatureDsl.Operators.Portable;

// From FreeBSD msun e_exp.c. Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

/// <summary>What the exponential is made of, shared by C# and SQL.</summary>
internal static class ExpCoefficients
{
    public const double InverseLn2 = 1.44269504088896338700e+00;

    // r * (exp(r) + 1) / (exp(r) - 1) in powers of r*r.
    public const double P1 = 1.66666666666666019037e-01;
    public const double P2 = -2.77777777770155933842e-03;
    public const double P3 = 6.61375632143793436117e-05;
    public const double P4 = -1.65339022054652515390e-06;
    public const double P5 = 4.13813679705723846039e-08;

    // Beyond these the result is infinite or 0; within, every step stays in range.
    public const double Most = 710;
    public const double Least = -746;

    // Below this exp(x) - 1 is -1, and beyond half of it the hyperbolic tangent is 1.
    public const double LeastExpm1 = -40;

    // Below this the hyperbolic tangent of x is x.
    public const double TwoToMinus28 = 3.725290298461914e-9;

    // 1.5 * 2^52: adding it rounds to a whole number k, half to even, and leaves k in the low bits.
    public const double Rounder = 6755399441055744;

    // The bits of Rounder - 2048: what is left after taking them away is k + 2048, never negative.
    public const ulong RounderBits = 0x43380000_00000000 - 2048;
}
