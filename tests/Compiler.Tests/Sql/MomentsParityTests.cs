using FeatureDsl.Ir;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Variance, skewness and kurtosis of numbers of which little is left when the mean is taken off, and of the largest and smallest that can be added.</summary>
public sealed class MomentsParityTests
{
    private static readonly Func<Random, double>[] Kinds =
    [
        r => Math.Round(r.NextDouble() * 1000, 2),
        r => 1e9 + r.NextDouble(),
        r => 1e15 + (r.Next(3) * 0.125),
        r => Math.ScaleB(r.NextDouble() - 0.5, r.Next(-140, 97)),
        r => (1 - Math.ScaleB(1, -53)) * Math.ScaleB(r.Next(3) - 1, 96),
        r => Math.ScaleB(r.NextDouble(), -r.Next(60, 200)),
        r => r.Next(3) == 0 ? -0.0 : 7.5,
        r => -Math.Exp(r.NextDouble() * 20),
    ];

    public static TheoryData<int> EveryKind => [.. Enumerable.Range(0, Kinds.Length)];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Moments_are_the_same_in_sql_and_plain_execution(int kind)
    {
        var random = new Random(kind);
        var source = Source($"moments_{kind}", knownApart: kind % 2 == 1, delay: 0, DataType.Int64);
        var target = new ParityTarget(source, Driver);
        // Each moment over one of the windows, another for each kind of numbers: their queries are long.
        (string Column, Ir.Window Window, int Condition)[] places =
            [("Price", new(2 * Day, 0, null), 0), ("Rate", Ir.Window.All, 1), ("Price", new(null, 0, 3), 0), ("Meters", new(Day, Hour, null), 0)];
        foreach (var (i, moment) in new[] { "VariancePopulation", "VarianceSample", "StandardDeviationPopulation", "StandardDeviationSample", "Skewness", "Kurtosis" }.Index())
        {
            var (column, window, condition) = places[(kind + i) % places.Length];
            target.Add(moment, column, window, condition);
        }

        target.Check(Rows(source, 400, random, number: Kinds[kind]), random, spineRows: 150);
    }
}
