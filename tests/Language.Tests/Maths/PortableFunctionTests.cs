using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

public class PortableFunctionTests
{
    private const string ForceJit = "max_threads = 1, compile_expressions = 1, min_count_to_compile_expression = 0";

    [Fact]
    public void Log_is_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.Special, .. Values.AnyBits(400_000, 1), .. Values.Sized(-1074, 1024, 300_000, 2, positive: true),
            .. Values.Between(0.5, 2, 200_000, 3), .. Values.Between(0.999999, 1.000001, 100_000, 4), .. Values.Between(0, 1e6, 100_000, 5),
        ];
        PortableCase.Same(PortableFunctions.Log, values, Maths.Log);
    }

    [Fact]
    public void Exp_is_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.Special, .. Values.AnyBits(200_000, 1), .. Values.Sized(-60, 10, 300_000, 2),
                .. Values.Between(-746, 710, 400_000, 3),
            .. Values.Between(-1, 1, 200_000, 4), .. Values.Between(-746, -700, 100_000, 5),
        ];
        PortableCase.Same(PortableFunctions.Exp, values, Maths.Exp);
    }

    [Fact]
    public void Pow_is_the_same_in_sql_and_csharp()
    {
        double[] bases =
        [
            .. Values.AnyBits(200_000, 1), .. Values.Sized(-1074, 1024, 300_000, 2), .. Values.Between(0, 10, 300_000, 3),
            .. Values.Between(0.999, 1.001, 200_000, 4), .. Values.Between(-10, 10, 100_000, 5),
        ];
        double[] exponents =
        [
            .. Values.AnyBits(200_000, 6), .. Values.Sized(-30, 12, 300_000, 7), .. Values.Between(-300, 300, 300_000, 8),
            .. Values.Sized(10, 21, 200_000, 9), .. Values.Between(-200, 200, 100_000, 10).Select(y => Math.Round(y)),
        ];
        PortableCase.Same(PortableFunctions.Pow, [.. bases.Zip(exponents), .. SpecialPairs()], Maths.Pow);
    }

    [Fact]
    public void Log1P_is_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.Special, .. Values.AnyBits(300_000, 1), .. Values.Sized(-80, 1024, 300_000, 2, positive: true),
            .. Values.Between(-1, 1, 300_000, 3), .. Values.Between(-0.3, -0.29, 50_000, 4), .. Values.Between(0.41, 0.42, 50_000, 5),
        ];
        PortableCase.Same(PortableFunctions.Log1P, values, Maths.Log1P);
    }

    [Fact]
    public void Logarithms_of_other_bases_are_the_same_in_sql_and_csharp()
    {
        double[] values =
        [
            .. Values.Special, .. Values.AnyBits(400_000, 1), .. Values.Sized(-1074, 1024, 300_000, 2, positive: true),
            .. Values.Between(0.5, 2, 300_000, 3), .. Enumerable.Range(-323, 632).Select(i => double.Parse($"1e{i}", Invariant)),
        ];
        PortableCase.Same(PortableFunctions.Log2, values, Maths.Log2);
        PortableCase.Same(PortableFunctions.Log10, values, Maths.Log10);
    }

    [Fact]
    public void Expm1_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Expm1, AroundZero(), Maths.Expm1);

    [Fact]
    public void Tanh_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Tanh, AroundZero(), Maths.Tanh);

    [Fact]
    public void Sigmoid_is_the_same_in_sql_and_csharp() => PortableCase.Same(PortableFunctions.Sigmoid, AroundZero(), Maths.Sigmoid);

    [Fact]
    public void Nothing_changes_when_the_engine_compiles_its_expressions()
    {
        var values = Values.Sized(-40, 9, 100_000, 11);
        PortableCase.Same(PortableFunctions.Log, values, Maths.Log, ForceJit);
        PortableCase.Same(PortableFunctions.Exp, values, Maths.Exp, ForceJit);
        PortableCase.Same(PortableFunctions.Pow, [.. values.Zip(Values.Between(-20, 20, 100_000, 12))], Maths.Pow, ForceJit);
    }

    [Fact]
    public void Stages_go_to_the_scope_of_the_lowering()
    {
        var (values, scope) = (Values.Between(0, 5, 1000, 13), new NestedSelects());
        var sum = $"{PortableFunctions.Log.In(scope, "x")} + {PortableFunctions.Exp.In(scope, "x")}";
        var actual = ClickHouse.Map<double, double>("x Float64", values, table => $"SELECT {sum} FROM {scope.Over(table)}");
        Same.Bits(Array.ConvertAll(values, x => Maths.Log(x) + Maths.Exp(x)), actual, i => $"{values[i]:R}");
    }

    [Fact]
    public void Pow_has_the_special_cases_of_the_standard()
    {
        foreach (var (x, y) in SpecialPairs())
        {
            var (expected, actual) = (Math.Pow(x, y), Maths.Pow(x, y));
            if (!double.IsFinite(expected) || expected is 0 or 1 or -1)
            {
                // Where the true value is a hair from overflow, underflow or 1, a last bit may decide; those are not special cases.
                var isNear = Math.Abs(Math.Abs(expected) - Math.Abs(actual)) <= 1e-15
                    || (Math.Abs(actual) > 1.7e308 && double.IsInfinity(expected));
                Assert.True(expected.Equals(actual) || isNear, $"pow({x:R}, {y:R}): expected {expected:R}, but was {actual:R}.");
                Assert.Equal(double.IsNegative(expected) && !double.IsNaN(expected), double.IsNegative(actual) && !double.IsNaN(actual));
            }
        }
    }

    [Fact]
    public void Log_and_exp_have_the_special_cases_of_the_standard()
    {
        foreach (var x in (double[])[0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -double.Epsilon, 1e308,
            -1e308])
        {
            Same.Bits(double.IsFinite(Math.Log(x)) && x != 1 ? Maths.Log(x) : Math.Log(x), Maths.Log(x), $"log({x})");
            Same.Bits(Math.Abs(x) == 1 ? Maths.Exp(x) : Math.Exp(x), Maths.Exp(x), $"exp({x})");
        }
    }

    [Fact]
    public void Log_is_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(0.5, 2, 3000, 1), .. Values.Between(0.99, 1.01, 1500, 2),
            .. Values.Sized(-1074, 1024, 1500, 3, positive: true), double.Epsilon];
        PortableCase.Accurate("log", 0.9, values.Select(x => (x, Reference.LogError(x, Maths.Log(x)))));
    }

    [Fact]
    public void Exp_is_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(-1, 1, 3000, 1), .. Values.Between(-745, 709.7, 3000, 2),
            .. Values.Between(-745, -708, 500, 3)];
        PortableCase.Accurate("exp", 0.95, values.Select(x => (x, Reference.ExpError(x, Maths.Exp(x)))));
    }

    [Fact]
    public void Pow_is_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        (double X, double Y)[] pairs =
        [
            .. Values.Between(0, 10, 2500, 1).Zip(Values.Between(-300, 300, 2500, 2)),
            .. Values.Sized(-1000, 1000, 2500, 3, positive: true).Zip(Values.Between(-1.05, 1.05, 2500, 4)),
            .. Values.Between(0.9999999, 1.0000001, 2500, 5).Zip(Values.Sized(20, 33, 2500, 6)),
        ];
        var within = pairs.Where(p => double.IsFinite(Maths.Pow(p.X, p.Y)) && Maths.Pow(p.X, p.Y) != 0);
        PortableCase.Accurate("pow", 0.9, within.Select(p => (p.X, Reference.PowError(p.X, p.Y, Maths.Pow(p.X, p.Y)))));
    }

    [Fact]
    public void Log1P_is_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(-1, 1, 3000, 1), .. Values.Sized(-54, 1000, 2000, 2, positive: true), .. Values.Sized(-54, -1, 2000, 3)];
        PortableCase.Accurate("log1p", 0.9, values.Select(x => (x, Reference.Log1PError(x, Maths.Log1P(x)))));
    }

    [Fact]
    public void Logarithms_of_other_bases_are_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(0.5, 2, 3000, 1), .. Values.Between(0.99, 1.01, 1500, 2),
            .. Values.Sized(-1074, 1024, 1500, 3, positive: true), double.Epsilon];
        PortableCase.Accurate("log2", 0.9, values.Select(x => (x, Reference.LogError(x, 2, Maths.Log2(x)))));
        PortableCase.Accurate("log10", 0.9, values.Select(x => (x, Reference.LogError(x, 10, Maths.Log10(x)))));
    }

    [Fact]
    public void Logarithms_of_powers_of_the_base_are_whole()
    {
        for (var i = -1074; i < 1024; i++)
        {
            Assert.Equal(i, Maths.Log2(Math.ScaleB(1, i)));
        }

        for (var i = 0; i <= 22; i++)
        {
            Assert.Equal(i, Maths.Log10(double.Parse($"1e{i}", Invariant)));
        }
    }

    [Fact]
    public void Expm1_is_less_than_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(-1, 1, 3000, 1), .. Values.Between(-40, 709.7, 2000, 2), .. Values.Between(-40, -35, 1000, 4), .. Values.Between(34, 40, 1000, 5), .. Values.Sized(-54, 1, 2000, 3)];
        PortableCase.Accurate("expm1", 0.95, values.Select(x => (x, Reference.Expm1Error(x, Maths.Expm1(x)))));
    }

    [Fact]
    public void Tanh_is_about_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(-1, 1, 3000, 1), .. Values.Between(-25, 25, 2000, 2), .. Values.Between(17, 19.5, 1000, 4), .. Values.Sized(-30, 2, 2000, 3)];
        PortableCase.Accurate("tanh", 1.25, values.Select(x => (x, Reference.TanhError(x, Maths.Tanh(x)))));
    }

    [Fact]
    public void Sigmoid_is_about_one_unit_in_the_last_place_from_the_truth()
    {
        double[] values = [.. Values.Between(-2, 2, 3000, 1), .. Values.Between(-745, 50, 3000, 2), .. Values.Sized(-60, 5, 1000, 3)];
        PortableCase.Accurate("sigmoid", 1.15, values.Select(x => (x, Reference.SigmoidError(x, Maths.Sigmoid(x)))));
    }

    [Fact]
    public void What_is_linear_near_zero_gives_small_numbers_back()
    {
        foreach (var x in Values.Special.Where(x => Math.Abs(x) < 1e-17 || double.IsNaN(x)))
        {
            Same.Bits(x, Maths.Log1P(x), $"log1p({x:R})");
            Same.Bits(x, Maths.Expm1(x), $"expm1({x:R})");
            Same.Bits(x, Maths.Tanh(x), $"tanh({x:R})");
        }
    }

    [Fact]
    public void The_ends_of_the_range_are_what_they_should_be()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal((Infinity, -Infinity, double.NaN), (Maths.Log1P(Infinity), Maths.Log1P(-1), Maths.Log1P(-1.5)));
        Assert.Equal((Infinity, -Infinity, double.NaN), (Maths.Log2(Infinity), Maths.Log2(0), Maths.Log2(-1)));
        Assert.Equal((Infinity, -Infinity, double.NaN), (Maths.Log10(Infinity), Maths.Log10(-0.0), Maths.Log10(-Infinity)));
        Assert.Equal((Infinity, -1, double.NaN), (Maths.Expm1(Infinity), Maths.Expm1(-Infinity), Maths.Expm1(double.NaN)));
        Assert.Equal((1, -1, double.NaN), (Maths.Tanh(Infinity), Maths.Tanh(-Infinity), Maths.Tanh(double.NaN)));
        Assert.Equal((1, 0, double.NaN, 0.5), (Maths.Sigmoid(Infinity), Maths.Sigmoid(-Infinity), Maths.Sigmoid(double.NaN), Maths.Sigmoid(-0.0)));
    }

    [Fact]
    public void Missing_in_is_missing_out()
    {
        Assert.Null(Maths.Log(null));
        Assert.Null(Maths.Exp(null));
        Assert.Null(Maths.Pow(null, 2));
        Assert.Null(Maths.Pow(2, null));
        Assert.Null(Maths.Max((int?)null, 2));
        Assert.Null(Maths.Abs((decimal?)null));
        Assert.Equal(8.0, Maths.Pow((double?)2, 3));
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static double[] AroundZero() =>
    [
        .. Values.Special, .. Values.AnyBits(200_000, 1), .. Values.Sized(-60, 10, 300_000, 2), .. Values.Between(-746, 710, 200_000, 3),
        .. Values.Between(-1, 1, 200_000, 4), .. Values.Between(-45, 45, 100_000, 5),
    ];

    private static IEnumerable<(double X, double Y)> SpecialPairs()
    {
        double[] some =
        [
            0, double.Epsilon, 1e-320, 1e-300, 0.25, 1 / 3.0, 0.5, Math.BitDecrement(1), 1, Math.BitIncrement(1), 1.5, 2, 2.5, 3, 4, 53,
                1023, 1024, 1074, 1075, 4503599627370497.5,
            9007199254740991, 9007199254740992, 9007199254740993, 1e19, 1e60, 1e300, double.MaxValue, double.PositiveInfinity, double.NaN,
        ];
        double[] signed = [.. some.SelectMany(x => (double[])[x, -x])];
        return from x in signed from y in signed select (x, y);
    }
}
