namespace FeatureDsl.Operators.Portable;

/// <summary>
/// What the trigonometric functions are made of, shared by C# and SQL. The polynomials are minimax fits of our own (Remez), their first four
/// coefficients rounded one after the other.
/// </summary>
internal static class TrigCoefficients
{
    // (sin(x) / x - 1) / x^2 in powers of x^2 up to pi/4; relative error of the sine 2^-57.8.
    public static readonly double[] Sin =
    [
        -0.1666666666666663, 0.00833333333332184, -0.00019841269829358541, 2.755731353852655e-06, -2.5050734392521455e-08,
        1.5895433556007123e-10,
    ];

    // (cos(x) - 1 + x^2/2) / x^4 in powers of x^2 up to pi/4; error 2^-63.9.
    public static readonly double[] Cos =
    [
        0.041666666666666595, -0.0013888888888873338, 2.4801587288997478e-05, -2.7557314215296514e-07, 2.0875705114323166e-09,
        -1.1358732719571585e-11,
    ];

    // The same as Sin up to pi/2; relative error 2^-60.2.
    public static readonly double[] WideSin =
    [
        -0.16666666666666666, 0.008333333333333217, -0.0001984126984121949, 2.7557319213391967e-06, -2.5052107146975505e-08,
        1.605895914529453e-10, -7.64379095819002e-13, 2.738842346717377e-15, -1.6218911134446254e-18,
    ];

    // (1 - atan(x) / x) / x^2 in powers of x^2 up to 7/16; relative error of the arc tangent 2^-57.6.
    public static readonly double[] Atan =
    [
        0.3333333333333292, -0.1999999999987358, 0.14285714272242456, -0.1111111039388339, 0.09090886838886901, -0.07691871576928436,
        0.06661026697922486, -0.05833271897441133, 0.04975691784367092, -0.03650496073629561, 0.016260075873590334,
    ];

    // (asin(x) / x - 1) / x^2 in powers of x^2 up to 1/2; relative error of the arc sine 2^-59.8.
    public static readonly double[] Asin =
    [
        0.1666666666666676, 0.07499999999970866, 0.04464285717456077, 0.030381942709880868, 0.022372214935319622, 0.017351612865440912,
        0.013980811144122708, 0.011398983889304144, 0.010779875485018547, 0.003707756279070124, 0.021704330185640615,
        -0.020994850426309816, 0.032626098965080196,
    ];

    // Arc tangents and what rounding took from them.
    public const double AtanHalf = 0.4636476090008061;
    public const double AtanHalfLo = 2.2698777452961687e-17;
    public const double QuarterPi = 0.7853981633974483;
    public const double QuarterPiLo = 3.061616997868383e-17;
    public const double AtanOneAndHalf = 0.982793723247329;
    public const double AtanOneAndHalfLo = 1.3903311031230998e-17;
    public const double HalfPi = 1.5707963267948966;
    public const double HalfPiLo = 6.123233995736766e-17;
    public const double Pi = 3.141592653589793;
    public const double PiLo = 1.2246467991473532e-16;

    public const double RadiansPerDegree = 0.017453292519943295;

    // pi/2 * 2^63, rounded.
    public const ulong HalfPiBits = 0xC90FDAA2_2168C235;
    public const double TwoToMinus63 = 1.0842021724855044e-19;

    // With this biased exponent a number begins 9 bits behind the start of the words below.
    public const int FirstExponent = 1013;

    // The binary digits of 2/pi: a word of zeros, and then 1216 bits.
    public static readonly ulong[] TwoOverPi =
    [
        0, 0xA2F9836E_4E441529, 0xFC2757D1_F534DDC0, 0xDB629599_3C439041,
        0xFE5163AB_DEBBC561, 0xB7246E3A_424DD2E0, 0x06492EEA_09D1921C, 0xFE1DEB1C_B129A73E,
        0xE88235F5_2EBB4484, 0xE99C7026_B45F7E41, 0x3991D639_835339F4, 0x9C845F8B_BDF9283B,
        0x1FF897FF_DE05980F, 0xEF2F118B_5A0A6D1F, 0x6D367ECF_27CB09B7, 0x4F463F66_9E5FEA2D,
        0x7527BAC7_EBE5F17B, 0x3D0739F7_8A5292EA, 0x6BFB5FB1_1F8D5D08, 0x56033046_FC7B6BAB,
    ];
}
