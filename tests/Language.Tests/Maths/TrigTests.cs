using System.Runtime.InteropServices;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

public class TrigTests
{
    private const string ForceJit = "short_circuit_function_evaluation = 'disable', max_threads = 1, compile_expressions = 1, min_count_to_compile_expression = 0";

    // Of all doubles the nearest to a multiple of pi/2.
    private static readonly double Hardest = Math.ScaleB(6381956970095103, 797);

    [Fact]
    public void Sin_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Sin, Angles(), Maths.Sin);

    [Fact]
    public void Cos_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Cos, Angles(), Maths.Cos);

    [Fact]
    public void Tan_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Tan, Angles(), Maths.Tan);

    [Fact]
    public void Inverse_functions_are_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.Special, .. Values.AnyBits(300_000, 1), .. Values.Sized(-60, 70, 300_000, 2), .. Values.Between(-1, 1, 300_000, 3),
            .. Values.Between(-3, 3, 100_000, 4),
        ];
        PortableCase.Same(PortableFunctions.Atan, values, Maths.Atan);
        PortableCase.Same(PortableFunctions.Asin, values, Maths.Asin);
        PortableCase.Same(PortableFunctions.Acos, values, Maths.Acos);
        PortableCase.Same(PortableFunctions.Cbrt, [.. values, .. Values.Sized(-1074, 1024, 100_000, 5)], Maths.Cbrt);
    }

    [Fact]
    public void Atan2_is_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.AnyBits(400_000, 1), .. Values.Sized(-1074, 1024, 200_000, 2), .. Values.Between(-10, 10, 400_000, 3),
        ];
        var others = (double[])values.Clone();
        new Random(4).Shuffle(others);
        PortableCase.Same(PortableFunctions.Atan2, [.. values.Zip(others), .. Points()], Maths.Atan2);
    }

    [Fact]
    public void Nothing_changes_when_the_engine_compiles_its_expressions()
    {
        var values = Values.Sized(-40, 900, 100_000, 11);
        PortableCase.Same(PortableFunctions.Sin, values, Maths.Sin, ForceJit);
        PortableCase.Same(PortableFunctions.Tan, values, Maths.Tan, ForceJit);
        PortableCase.Same(PortableFunctions.Atan, values, Maths.Atan, ForceJit);
    }

    [Fact]
    public void Distances_are_the_same_in_sql_and_csharp()
    {
        var pairs = Places(1_000_000).ToArray();
        var actual = ClickHouse.Map<Pair, double>("x Float64, y Float64, u Float64, v Float64", pairs, table =>
            PortableFunctions.GreatCircleDistance.SelectFrom(table, "result", "x", "y", "u", "v"), "short_circuit_function_evaluation = 'disable', max_threads = 1");
        Same.Bits(Array.ConvertAll(pairs, Distance), actual, i => $"{pairs[i]}");
    }

    [Fact]
    public void Sine_and_cosine_are_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        PortableCase.Accurate("sin", 0.9, Samples().Select(x => (x, Reference.SinError(x, Maths.Sin(x)))));
        PortableCase.Accurate("cos", 0.9, Samples().Select(x => (x, Reference.CosError(x, Maths.Cos(x)))));
    }

    [Fact]
    public void A_tangent_is_about_one_unit_in_the_last_place_from_the_truth() =>
        PortableCase.Accurate("tan", 1.3, Samples().Select(x => (x, Reference.TanError(x, Maths.Tan(x)))));

    [Fact]
    public void Inverse_functions_are_about_one_unit_in_the_last_place_from_the_truth()
    {
        double[] within = [.. Values.Between(-1, 1, 3000, 1), .. Values.Sized(-40, 0, 1000, 2), .. Values.Between(0.99999, 1, 500, 3), 1, -1, 0.5];
        double[] all = [.. within, .. Values.Between(-5, 5, 2000, 4), .. Values.Sized(-40, 1000, 1000, 5)];
        PortableCase.Accurate("atan", 1, all.Select(x => (x, Reference.Atan2Error(x, 1, Maths.Atan(x)))));
        PortableCase.Accurate("asin", 1.1, within.Select(x => (x, Reference.AsinError(x, Maths.Asin(x)))));
        PortableCase.Accurate("acos", 1.1, within.Where(x => x != 1).Select(x => (x, Reference.AcosError(x, Maths.Acos(x)))));
        PortableCase.Accurate("cbrt", 0.7, Values.Sized(-100, 100, 3000, 6).Select(x => (x, Reference.CbrtError(x, Maths.Cbrt(x)))));
        PortableCase.Accurate("atan2", 1.5, all.Zip(Values.Sized(-3, 3, 10_000, 7)).Select(p =>
            (p.First, Reference.Atan2Error(p.First, p.Second, Maths.Atan2(p.First, p.Second)))));
    }

    [Fact]
    public void A_distance_is_true_to_fifteen_digits_or_ten_nanometres()
    {
        var pairs = Places(3000).Where(p => Distance(p) > 0).ToList();
        PortableCase.Accurate("distance", 1, pairs.Select(p => (p.Longitude2, DistanceError(p) / (2e-15 + 1e-8 / Distance(p)))));
    }

    [Fact]
    public void Special_cases_are_those_of_the_platform()
    {
        foreach (var (y, x) in Points())
        {
            if (y == 0 || x == 0 || !double.IsFinite(x) || !double.IsFinite(y))
            {
                Assert.Equal(Math.Atan2(y, x), Maths.Atan2(y, x), 1e-15);
                Assert.Equal(double.IsNegative(Math.Atan2(y, x)) && !double.IsNaN(x + y), double.IsNegative(Maths.Atan2(y, x)) && !double.IsNaN(x + y));
            }
        }

        foreach (var x in (double[])[0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-310, -double.Epsilon])
        {
            Same.Bits(Math.Sin(x), Maths.Sin(x), $"sin({x:R})");
            Same.Bits(Math.Cos(x), Maths.Cos(x), $"cos({x:R})");
            Same.Bits(Math.Tan(x), Maths.Tan(x), $"tan({x:R})");
            Same.Bits(Math.Atan(x), Maths.Atan(x), $"atan({x:R})");
            Same.Bits(Math.Asin(x), Maths.Asin(x), $"asin({x:R})");
            Same.Bits(Math.Acos(x), Maths.Acos(x), $"acos({x:R})");
        }

        Assert.Equal((0, Math.PI, double.NaN), (Maths.Acos(1), Maths.Acos(-1), Maths.Asin(1.0000000000000002)));
        Assert.Equal((double.NegativeInfinity, -2, 3), (Maths.Cbrt(double.NegativeInfinity), Maths.Cbrt(-8), Maths.Cbrt(27)));
    }

    [Fact]
    public void Distances_have_the_values_that_geometry_gives()
    {
        const double HalfTurn = Math.PI * Maths.EarthRadius;
        Assert.Equal(0, Maths.GreatCircleDistance(52.5, 13.4, 52.5, 13.4));
        Assert.Equal(0, Maths.GreatCircleDistance(10, -180, 10, 180));
        Assert.Equal(HalfTurn, Maths.GreatCircleDistance(90, 0, -90, 77), HalfTurn * 1e-15);
        Assert.Equal(HalfTurn, Maths.GreatCircleDistance(30, 10, -30, -170), HalfTurn * 1e-15);
        Assert.Equal(HalfTurn / 180, Maths.GreatCircleDistance(0, 179.5, 0, -179.5), HalfTurn * 1e-17);
        Assert.Equal(double.NaN, Maths.GreatCircleDistance(91, 0, 0, 0));
        Assert.Equal(double.NaN, Maths.GreatCircleDistance(0, 0, 0, double.NaN));
        Assert.Equal(double.NaN, Maths.GreatCircleDistance(0, 361, 0, 0));
        Assert.Null(Maths.GreatCircleDistance(1, 2, null, 4));
        Assert.Null(Maths.Sin(null));
        Assert.Null(Maths.Atan2(1, null));
    }

    private static double[] Angles() =>
    [
        .. Values.Special, Hardest, -Hardest, .. Values.AnyBits(300_000, 1), .. Values.Sized(-60, 1024, 300_000, 2),
        .. Values.Between(-10, 10, 200_000, 3), .. Quadrants(100_000, 100_000),
    ];

    private static double[] Samples() =>
    [
        Hardest, .. Values.Between(-10, 10, 2000, 1), .. Values.Sized(-30, 1024, 1500, 2), .. Values.Between(-0.8, 0.8, 1500, 3),
        .. Quadrants(300, 1_000_000_000), .. Values.Between(-1e6, 1e6, 500, 4),
    ];

    // The doubles around multiples of pi/4.
    private static IEnumerable<double> Quadrants(int count, int most)
    {
        var random = new Random(5);
        return Enumerable.Range(0, count).Select(_ => random.Next(1, most) * (Math.PI / 4))
            .SelectMany(x => (double[])[x, Math.BitIncrement(x), -Math.BitDecrement(x)]);
    }

    private static IEnumerable<(double Y, double X)> Points()
    {
        double[] some = [0, double.Epsilon, 1e-300, 0.4375, 0.5, 1, 1.5, 2.4375, 3, 1e300, double.MaxValue, double.PositiveInfinity, double.NaN];
        double[] signed = [.. some.SelectMany(x => (double[])[x, -x])];
        return from y in signed from x in signed select (y, x);
    }

    // Anywhere, near each other, near the other side of the earth, on poles and the date line, and nowhere.
    private static IEnumerable<Pair> Places(int count)
    {
        var random = new Random(6);
        double Next(double most) => (random.NextDouble() * 2 - 1) * most;
        for (var i = 0; i < count; i++)
        {
            var (latitude, longitude, near) = (Next(90), Next(i % 3 == 0 ? 360 : 180), Math.ScaleB(1, -random.Next(40)));
            yield return (i % 8) switch
            {
                0 => new(latitude, longitude, Math.Clamp(latitude + Next(near), -90, 90), longitude + Next(Math.Min(near, 0.001))),
                1 => new(latitude, longitude, Math.Clamp(Next(near) - latitude, -90, 90), longitude > 0 ? longitude - 180 : longitude + 180),
                2 => new(90, longitude, latitude, Next(180)),
                3 => new(latitude, 180, Next(90), -180 + Next(near)),
                _ => new(latitude, longitude, Next(90), Next(i % 97 == 0 ? 400 : 360)),
            };
        }
    }

    private static double DistanceError(Pair p) =>
        Reference.DistanceError(p.Latitude1, p.Longitude1, p.Latitude2, p.Longitude2, Distance(p));

    private static double Distance(Pair p) => Maths.GreatCircleDistance(p.Latitude1, p.Longitude1, p.Latitude2, p.Longitude2);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Pair(double Latitude1, double Longitude1, double Latitude2, double Longitude2);
}
