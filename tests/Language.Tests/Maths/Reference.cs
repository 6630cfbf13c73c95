using System.Numerics;

namespace FeatureDsl.Language.Tests;

/// <summary>
/// Transcendental functions in fixed-point arithmetic of 400 bits, by their plain series: slow and obviously right.
/// </summary>
internal static partial class Reference
{
    private const int Bits = 400;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = Atanh(One / 3) * 2;

    /// <summary>How far a logarithm is from the true one, in units in the last place.</summary>
    public static double LogError(double x, double result) => Error(Log(x), 0, result);

    /// <summary>How far an exponential is from the true one.</summary>
    public static double ExpError(double x, double result) => ExpError(Fixed(x), result);

    /// <summary>How far a power of a positive number is from the true one.</summary>
    public static double PowError(double x, double y, double result) => ExpError((Log(x) * Fixed(y)) >> Bits, result);

    /// <summary>How far a logarithm of 1 + x is from the true one.</summary>
    public static double Log1PError(double x, double result) => Error(Log(One + Fixed(x)), 0, result);

    /// <summary>How far a logarithm to a whole base is from the true one.</summary>
    public static double LogError(double x, int numberBase, double result) =>
        Error((Log(x) << Bits) / Log(numberBase * One), 0, result);

    /// <summary>How far an exponential less 1 is from the true one; x above -100.</summary>
    public static double Expm1Error(double x, double result) => Error(Expm1(x), 0, result);

    /// <summary>How far a hyperbolic tangent is from the true one; x not beyond 50.</summary>
    public static double TanhError(double x, double result)
    {
        var e = Expm1(2 * x);
        return Error((e << Bits) / (e + 2 * One), 0, result);
    }

    /// <summary>How far a logistic function is from the true one.</summary>
    public static double SigmoidError(double x, double result)
    {
        var (sum, k) = Exp(Fixed(-Math.Abs(x)));
        return x < 0 ? Error((sum << Bits) / (One + Shift(sum, k)), k, result) : Error((One << Bits) / (One + Shift(sum, k)), 0, result);
    }

    private static double ExpError(BigInteger x, double result)
    {
        var (sum, k) = Exp(x);
        return Error(sum, k, result);
    }

    private static BigInteger Expm1(double x)
    {
        var (sum, k) = Exp(Fixed(x));
        return Shift(sum, k) - One;
    }

    // exp(x) = sum * 2^k.
    private static (BigInteger Sum, int K) Exp(BigInteger x)
    {
        var k = (int)BigInteger.Divide(x, Ln2);
        var (r, sum, term) = (x - k * Ln2, BigInteger.Zero, One);
        for (var i = 1; !term.IsZero; i++)
        {
            sum += term;
            term = (term * r >> Bits) / i;
        }

        return (sum, k);
    }

    private static BigInteger Log(double x)
    {
        var k = Math.ILogB(x);
        return Log(Fixed(Math.ScaleB(x, -k))) + k * Ln2;
    }

    private static BigInteger Log(BigInteger x)
    {
        var k = (int)x.GetBitLength() - 1 - Bits;
        var m = Shift(x, -k);
        return 2 * Atanh(((m - One) << Bits) / (m + One)) + k * Ln2;
    }

    private static BigInteger Atanh(BigInteger x)
    {
        var (square, sum, power) = (x * x >> Bits, BigInteger.Zero, x);
        for (var i = 1; BigInteger.Abs(power) > 1; i += 2)
        {
            sum += power / i;
            power = power * square >> Bits;
        }

        return sum;
    }

    // |truth * 2^exponent - result| in ulps of the result's binade (of the subnormals', where the truth is one).
    private static double Error(BigInteger truth, int exponent, double result)
    {
        var binade = Math.Max((int)BigInteger.Abs(truth).GetBitLength() - 1 - Bits + exponent, -1022);
        var shift = 52 - binade;
        var inUlps = Shift(truth, shift + exponent);
        return Math.Abs((double)(inUlps - Shift(Fixed(result, shift), 0))) / (double)One;
    }

    private static BigInteger Shift(BigInteger value, int by) => by >= 0 ? value << by : value >> -by;

    private static BigInteger Fixed(double x, int scale = 0)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = Math.Max((int)(bits >> 52) & 0x7FF, 1) - 1075;
        var mantissa = (bits & ((1L << 52) - 1)) | (((bits >> 52) & 0x7FF) == 0 ? 0 : 1L << 52);
        return Shift(bits < 0 ? -mantissa : mantissa, exponent + Bits + scale);
    }
}
