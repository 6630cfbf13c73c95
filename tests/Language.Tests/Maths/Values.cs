namespace FeatureDsl.Language.Tests;

/// <summary>Numbers to try things on, the same ones every time.</summary>
internal static class Values
{
    /// <summary>
    /// Where things go wrong: zeros, subnormals, infinities, NaN, halves, powers of two and their neighbours, the ends of ranges.
    /// </summary>
    public static double[] Special { get; } = [.. Make().SelectMany(Around).SelectMany(x => (double[])[x, -x])];

    /// <summary>Any bits at all, including NaN, and then values of every size.</summary>
    public static double[] AnyBits(int count, int seed)
    {
        var random = new Random(seed);
        return Fill(count, () => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
    }

    /// <summary>Evenly spread.</summary>
    public static double[] Between(double least, double most, int count, int seed)
    {
        var random = new Random(seed);
        return Fill(count, () => least + random.NextDouble() * (most - least));
    }

    /// <summary>Of either sign, of every size between two powers of two.</summary>
    public static double[] Sized(int leastExponent, int mostExponent, int count, int seed, bool positive = false)
    {
        var random = new Random(seed);
        int Sign() => positive || random.Next(2) == 0 ? 1 : -1;
        return Fill(count, () => Math.ScaleB(1 + random.NextDouble(), random.Next(leastExponent, mostExponent)) * Sign());
    }

    public static double[] Fill(int count, Func<double> next)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }

    private static IEnumerable<double> Make()
    {
        double[] known =
        [
            0, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon, 2.2250738585072014E-308, Math.PI, Math.E,
                Math.Sqrt(0.5), Math.Sqrt(2), Math.Sqrt(3) / 2,
            Math.Sqrt(1.5), Math.Sqrt(3), 1.5, 2.5, 3.5, 0.1, 0.3, 1e22, 1e23, 709.782712893384, 709.78271289338409, 708.3964185322641,
                745.1332191019411, 745.13321910194122, 710, 746, 1e300,
            1e-300, int.MaxValue, (double)int.MaxValue + 1, long.MaxValue, 79228162514264337593543950336d, 4503599627370495.5,
                4503599627370497.5, Math.Log(2), Math.Log(2) / 2, Math.Log(2) * 1.5,
        ];
        return known
            .Concat(Enumerable.Range(-1074, 2098).Select(e => Math.ScaleB(1, e)))
            .Concat(Enumerable.Range(1, 40).Select(i => (double)i))
            .Concat(Enumerable.Range(-2200, 4400).Select(k => k * (Math.Log(2) / 2)));
    }

    private static IEnumerable<double> Around(double x) => [x, Math.BitIncrement(x), Math.BitDecrement(x)];
}
