using FeatureDsl.Ir;
using FeatureDsl.Operators;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Series of buckets give in SQL what they give in plain C#, to the bit.</summary>
public sealed class SeriesParityTests
{
    private static readonly (string Aggregate, string? Column)[] Aggregates =
        [("Count", null), ("Sum", "Stops"), ("Sum", "Meters"), ("Sum", "Price"), ("Sum", "Rate"), ("Sum", "Tip"), ("Average", "Stops"), ("Average", "Price"),
            ("Min", "Price"), ("Max", "Tip"), ("Min", "Seen"), ("CountDistinct", "City"), ("Sum", "Took"), ("Average", "Took"), ("First", "City"), ("Last", "Rate")];

    public static TheoryData<long, long, string> Cases()
    {
        var data = new TheoryData<long, long, string>();
        foreach (var form in new[] { "plain", "plain_without_id", "delayed", "known_apart", "known_apart_delayed" })
        {
            data.Add(2 * Day, 12 * Hour, form);
            data.Add(Day, Day, form);
        }

        data.Add(32 * Hour, 30 * Minute, "known_apart");
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SqlGivesWhatPlainExecutionGives(long span, long bucket, string form)
    {
        var random = new Random((int)(span / bucket) + form.Length);
        var source = Source(
            $"trips_series_{form}_{span / bucket}", knownApart: form.StartsWith("known_apart", StringComparison.Ordinal),
            delay: form.EndsWith("delayed", StringComparison.Ordinal) ? 90 * Minute : 0, form.EndsWith("without_id", StringComparison.Ordinal) ? null : DataType.Int64);
        var target = new ParityTarget(source, Driver);
        var asked = (span / bucket > 60 ? Aggregates[..3] : Aggregates).Where(a => source.Id is not null || a.Aggregate is not ("First" or "Last"));
        foreach (var (aggregate, column) in asked)
        {
            var (model, filtered) = (column is null ? null : source.ColumnOf(column), random.Next(2) == 0);
            var type = AggregateTable.Row(aggregate).Result(model?.Type)!;
            var whole = new AggregateValue(
                type, aggregate, "trips", new(span, 0, null), filtered ? new Column(DataType.Bool, "Ok") : null, null, model is null ? null : new Column(model.Type, model.Property));
            var buckets = Enumerable.Range(0, (int)(span / bucket)).Reverse()
                .Select(left => (Expr)(whole with { Bucket = new((left + 1) * bucket, left * bucket) }));
            target.Add(aggregate + column, new Call(DataType.List(type), "List.Of", buckets.ToEquatable()), events =>
            {
                var series = (filtered ? events.Where(e => (bool)e["Ok"]!) : events).Last(TimeSpan.FromMicroseconds(span)).Every(TimeSpan.FromMicroseconds(bucket));
                return Plain(series, aggregate, column);
            });
        }

        target.Check(Rows(source, 200, random), random, spineRows: 80);
    }

    // An error makes the list empty.
    private static IFeatureList Plain(Series<TestRow> series, string aggregate, string? column)
    {
        try
        {
            return (aggregate, column) switch
            {
                ("Count", _) => series.Count(),
                ("Sum", "Stops") => series.Sum(e => (int?)e[column]),
                ("Sum", "Meters") => series.Sum(e => (long?)e[column]),
                ("Sum", "Price") => series.Sum(e => (double?)e[column]),
                ("Sum", "Rate") => series.Sum(e => (float?)e[column]),
                ("Sum", "Tip") => series.Sum(e => (decimal?)e[column]),
                ("Min", "Price") => series.Min(e => (double?)e[column]),
                ("Max", "Tip") => series.Max(e => (decimal?)e[column]),
                ("Min", "Seen") => series.Min(e => (DateTime?)e[column]),
                ("CountDistinct", _) => series.CountDistinct(e => e[column!]),
                ("Sum", "Took") => series.Sum(e => (TimeSpan?)e[column]),
                ("Average", "Took") => series.Average(e => (TimeSpan?)e[column]),
                ("First", "City") => series.First(e => (string?)e[column]),
                ("Last", "Rate") => series.Last(e => (float?)e[column]),
                ("Average", "Stops") => series.Average(e => (int?)e[column]),
                _ => series.Average(e => (double?)e[column!]),
            };
        }
        catch (OverflowException)
        {
            return FeatureList.Of<long>([]);
        }
    }
}
