using System.Numerics;

namespace FeatureDsl.Language.Tests;

// Angles: the circle number by Machin's formula, sines by their series; inverse functions are judged by the sine of what they gave.
internal static partial class Reference
{
    // The greatest double has 1024 bits before the point: what is left of it after whole turns still has 500 behind it.
    private const int CircleBits = 1600;
    private static readonly BigInteger CircleHalfPi = 2 * (4 * ArcOfInverse(5) - ArcOfInverse(239));

    /// <summary>How far a sine is from the true one.</summary>
    public static double SinError(double x, double result) => Error(SinCos(x).Sin, 0, result);

    /// <summary>How far a cosine is from the true one.</summary>
    public static double CosError(double x, double result) => Error(SinCos(x).Cos, 0, result);

    /// <summary>How far a tangent is from the true one.</summary>
    public static double TanError(double x, double result)
    {
        var (sin, cos) = SinCos(x);
        return Error((sin << Bits) / cos, 0, result);
    }

    /// <summary>How far the angle of a point is from the true one.</summary>
    public static double Atan2Error(double y, double x, double result)
    {
        var (sin, cos) = SinCos(result);
        var (height, width) = (Fixed(y), Fixed(x));
        return Error(Fixed(result) + ((height * cos - width * sin) << Bits) / (width * cos + height * sin), 0, result);
    }

    /// <summary>How far an arc sine is from the true one.</summary>
    public static double AsinError(double x, double result)
    {
        var (sin, cos) = SinCos(result);
        return Error(Fixed(result) + ((Fixed(x) * cos - Root((One << Bits) - Fixed(x) * Fixed(x)) * sin) >> Bits), 0, result);
    }

    /// <summary>How far an arc cosine is from the true one.</summary>
    public static double AcosError(double x, double result)
    {
        var (sin, cos) = SinCos(result);
        return Error(Fixed(result) - ((Fixed(x) * sin - Root((One << Bits) - Fixed(x) * Fixed(x)) * cos) >> Bits), 0, result);
    }

    /// <summary>How far a cube root is from the true one.</summary>
    public static double CbrtError(double x, double result)
    {
        var root = Fixed(result);
        return Error(root + ((Fixed(x) << (2 * Bits)) - root * root * root) / (3 * root * root), 0, result);
    }

    /// <summary>The relative error of the length of a great circle's arc.</summary>
    public static double DistanceError(double latitude1, double longitude1, double latitude2, double longitude2, double result)
    {
        var (north, south) = (HalfAngle(latitude2, -latitude1), HalfAngle(latitude2, latitude1));
        var cosines = (HalfAngle(latitude1, latitude1).Cos * HalfAngle(latitude2, latitude2).Cos) >> Bits;
        var east = HalfAngle(longitude2, -longitude1);
        var (h, g) = (north.Sin * north.Sin + (cosines * east.Sin >> Bits) * east.Sin, south.Sin * south.Sin + (cosines * east.Cos >> Bits) * east.Cos);
        var angle = (Fixed(result) << Bits) / Fixed(2 * Maths.EarthRadius);
        var (sin, cos) = SinCos(angle << (CircleBits - Bits));
        var (height, width) = (Root(h), Root(g));
        var missed = ((height * cos - width * sin) << Bits) / (width * cos + height * sin);
        return Math.Abs((double)((missed << 100) / angle)) / Math.ScaleB(1, 100);
    }

    private static (BigInteger Sin, BigInteger Cos) HalfAngle(double degrees, double more) =>
        SinCos((Fixed(degrees) + Fixed(more)) * CircleHalfPi / 180 >> Bits);

    private static (BigInteger Sin, BigInteger Cos) SinCos(double x) => SinCos(Fixed(x, CircleBits - Bits));

    private static (BigInteger Sin, BigInteger Cos) SinCos(BigInteger x)
    {
        var quadrants = (x * 2 + CircleHalfPi) / (CircleHalfPi * 2) - ((x * 2 + CircleHalfPi).Sign < 0 ? 1 : 0);
        var r = (x - quadrants * CircleHalfPi) >> (CircleBits - Bits);
        var (sin, cos, term) = (BigInteger.Zero, BigInteger.Zero, One);
        for (var i = 1; !term.IsZero && term != BigInteger.MinusOne; i++)
        {
            (sin, cos) = (i % 4) switch
            {
                1 => (sin, cos + term),
                2 => (sin + term, cos),
                3 => (sin, cos - term),
                _ => (sin - term, cos),
            };
            term = (term * r >> Bits) / i;
        }

        return (int)(((quadrants % 4) + 4) % 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    // atan(1/n) in units of 2^-CircleBits.
    private static BigInteger ArcOfInverse(int n)
    {
        var (sum, power) = (BigInteger.Zero, (BigInteger.One << CircleBits) / n);
        for (var i = 1; !power.IsZero; i += 2)
        {
            sum += i % 4 == 1 ? power / i : -(power / i);
            power /= n * n;
        }

        return sum;
    }

    private static BigInteger Root(BigInteger square)
    {
        if (square.Sign <= 0)
        {
            return 0;
        }

        var root = BigInteger.One << ((int)square.GetBitLength() / 2 + 1);
        while (true)
        {
            var next = (root + square / root) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
