using FeatureDsl.Ir;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Series of buckets give in SQL what they give in plain C#, to the bit.</summary>
public sealed class SeriesParityTests
{
    private const int Groups = 3;

    private static readonly SeriesCase[] Cheap =
    [
        new("Count"), new("Sum", "Stops"), new("Sum", "Meters"), new("Sum", "Price"), new("Sum", "Rate"), new("Sum", "Tip"),
        new("Average", "Stops"), new("Average", "Price"), new("Min", "Price"), new("Max", "Tip"), new("Min", "Seen"),
        new("CountDistinct", "City"), new("Sum", "Took"), new("Average", "Took"), new("First", "City"), new("Last", "Rate"),
    ];

    // Each case has one group of them, and all groups together have all aggregates of one value.
    private static readonly SeriesCase[] Others =
    [
        new("VariancePopulation", "Price"), new("VarianceSample", "Stops"), new("StandardDeviationPopulation", "Meters"),
        new("StandardDeviationSample", "Rate"), new("Skewness", "Stops"), new("Kurtosis", "Price"), new("Entropy", "City"),
        new("Entropy", "Rate"), new("CountDistinctApproximate", "City"), new("CountDistinctApproximate", "Took"),
        new("Quantile", "Price") { Numbers = [0.9] }, new("Quantile", "Stops") { Numbers = [0.5] },
        new("QuantileApproximate", "Rate") { Numbers = [0.1] }, new("Median", "Meters"), new("MedianApproximate", "Price"),
        new("MinBy", "City") { Key = "Stops" }, new("MaxBy", "Rate") { Key = "Price" }, new("MaxBy", "Seen") { Key = "Took" },
        new("Any"), new("All"), new("Ratio"), new("CountPresent", "City"), new("Range", "Price"), new("Range", "Tip"),
        new("Range", "Meters"), new("Range", "Took"), new("TimeSinceLast"), new("TimeSinceFirst", "Seen"), new("TimeSinceFirst"),
        new("DecayedSum", "Price"), new("DecayedSum", "Stops"), new("DecayedCount"),
    ];

    public static TheoryData<long, long, string, int> Cases()
    {
        var data = new TheoryData<long, long, string, int>();
        foreach (var (i, form) in new[] { "plain", "plain_without_id", "delayed", "known_apart", "known_apart_delayed" }.Index())
        {
            for (var group = 0; group < Groups; group++)
            {
                data.Add(2 * Day, 12 * Hour, form, group);
            }

            data.Add(Day, Day, form, i % Groups);
        }

        data.Add(32 * Hour, 30 * Minute, "known_apart", Groups);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SqlGivesWhatPlainExecutionGives(long span, long bucket, string form, int group)
    {
        var random = new Random((int)(span / bucket) + form.Length + (100 * group));
        var source = Source(
            $"trips_series_{form}_{span / bucket}_{group}", knownApart: form.StartsWith("known_apart", StringComparison.Ordinal),
            delay: form.EndsWith("delayed", StringComparison.Ordinal) ? 90 * Minute : 0,
            form.EndsWith("without_id", StringComparison.Ordinal) ? null : DataType.Int64);
        var target = new ParityTarget(source, Driver);
        var asked = group == Groups
            ? [new("Count"), new("Sum", "Stops"), new("Median", "Price"), new("MaxBy", "City") { Key = "Took" }, new("VarianceSample", "Stops")]
            : (group == 0 ? Cheap : []).Concat(Others.Where((_, i) => i % Groups == group));
        foreach (var of in asked.Where(a => source.Id is not null || !a.IsOrdered))
        {
            var filtered = random.Next(2) == 0;
            var filter = filtered ? new Column(DataType.Bool, "Ok") : null;
            var values = Enumerable.Range(0, (int)(span / bucket)).Reverse()
                .Select(left => of.Over(source, new(span, 0, null), filter, new((left + 1) * bucket, left * bucket))).ToEquatable();
            target.Add(of.Aggregate + of.Column, new Call(DataType.List(values[0].Type), "List.Of", values), events =>
            {
                var window = (filtered ? events.Where(e => (bool)e["Ok"]!) : events).Last(TimeSpan.FromMicroseconds(span));
                return Plain(window.Every(TimeSpan.FromMicroseconds(bucket)), of);
            });
        }

        target.Check(Rows(source, 200, random), random, spineRows: 80);
    }

    // An error makes the list empty.
    private static IFeatureList Plain(Series<TestRow> series, SeriesCase of)
    {
        try
        {
            return of.Plain(series);
        }
        catch (OverflowException)
        {
            return FeatureList.Of<long>([]);
        }
    }
}
