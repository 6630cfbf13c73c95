using FeatureDsl.Operators.Portable;

namespace FeatureDsl.Language.Tests;

/// <summary>What every portable function has to hold.</summary>
internal static class PortableCase
{
    // As training queries are run: evaluated lazily, every use of a stage computes it again.
    private const string Eager = "short_circuit_function_evaluation = 'disable', max_threads = 1";

    /// <summary>The same bits from SQL and from C#.</summary>
    public static void Same(PortableFunction function, double[] values, Func<double, double> csharp, string settings = Eager)
    {
        var actual = ClickHouse.Map<double, double>("x Float64", values, table => function.SelectFrom(table, "result", "x"), settings);
        Tests.Same.Bits([.. values.Select(csharp)], actual, i => $"{function.Name}({values[i]:R})");
    }

    /// <summary>The same bits from SQL and from C#, for a function of two arguments.</summary>
    public static void Same(
        PortableFunction function, (double X, double Y)[] pairs, Func<double, double, double> csharp, string settings = Eager)
    {
        var actual = ClickHouse.Map<(double, double), double>(
            "x Float64, y Float64", pairs, table => function.SelectFrom(table, "result", "x", "y"), settings);
        Tests.Same.Bits([.. pairs.Select(p => csharp(p.X, p.Y))], actual, i => $"{function.Name}({pairs[i].X:R}, {pairs[i].Y:R})");
    }

    /// <summary>An error below a bound; the greatest is written to the output of the test.</summary>
    public static void Accurate(string name, double bound, IEnumerable<(double X, double Error)> errors)
    {
        var worst = errors.MaxBy(e => e.Error);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: at most {worst.Error:G4}, at {worst.X:R}");
        Assert.True(worst.Error < bound, $"{name}: {worst.Error:G4} at {worst.X:R}");
    }
}
