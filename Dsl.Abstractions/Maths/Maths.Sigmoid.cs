using static FeatureDsl.Operators.Portable.ExpCoefficients;

namespace FeatureDsl;

public static partial class Maths
{
    /// <summary>The logistic function 1 / (1 + exp(-x)), between 0 and 1; it does not lose its last places far below zero.</summary>
    /// <remarks>
    /// With u = exp(-|x|) by the reduction of <see cref="Exp(double)"/>, in two parts: 1 / (1 + u), and u / (1 + u) below zero.
    /// The greatest error found against 400-bit arithmetic, over 150,000 arguments, is 1.11 ulp.
    /// </remarks>
    public static double Sigmoid(double x)
    {
        var a = Math.Abs(x);
        var (n, hi, tail) = ReduceExp(a > -Least ? Least : -a);
        var head = 1 + hi;
        var rest = (hi - (head - 1)) + tail;
        var sum = head + rest;
        var below = rest - (sum - head);

        var u = Scale(sum, n);
        var w = 1 + u;
        var wl = (u - (w - 1)) + Scale(below, n);
        var q = (x < 0 ? sum : 1) / w;
        var z = q + ((x < 0 ? below : 0) - q * wl) / w;
        return x < 0 ? Scale(z, n) : z;
    }

    /// <summary>The logistic function 1 / (1 + exp(-x)), between 0 and 1. Missing where <paramref name="x"/> is.</summary>
    public static double? Sigmoid(double? x) => x is { } value ? Sigmoid(value) : null;
}
