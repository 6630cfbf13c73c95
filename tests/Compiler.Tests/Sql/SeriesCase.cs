using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>An aggregate that a test asks of a series, in the language and in plain C#.</summary>
/// <param name="Aggregate">Its name.</param>
/// <param name="Column">What it selects.</param>
internal sealed record SeriesCase(string Aggregate, string? Column = null)
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(3);

    /// <summary>What values are chosen by.</summary>
    public string? Key { get; init; }

    /// <summary>The constants it takes.</summary>
    public double[] Numbers { get; init; } = [];

    /// <summary>Whether it asks for an event id.</summary>
    public bool IsOrdered => AggregateTable.Has(Aggregate) && AggregateTable.Row(Aggregate).IsOrdered;

    private static Expr IsShort => new Call(
        DataType.Bool, "Less", EquatableArray.Of<Expr>(new Column(DataType.Int64, "Meters"), new Constant(DataType.Int64, 50_000L)));

    /// <summary>Its value over a bucket.</summary>
    public Expr Over(SourceModel source, Ir.Window window, Expr? filter, Bucket bucket)
    {
        Expr? selector = Column is null ? null : Of(source, Column);
        if (!ComposedTable.Has(Aggregate))
        {
            selector = Key is null ? selector : new Call(
                DataType.Pair(selector!.Type, source.ColumnOf(Key).Type), PairOperator.Name, EquatableArray.Of(selector, Of(source, Key)));
            return Value(Aggregate, selector, filter) with { Numbers = Numbers.ToEquatable() };
        }

        return ComposedTable.Row(Aggregate).Expression(new(
            Of(source, "At"), selector is not null ? [selector] : Aggregate is "All" or "Ratio" ? [IsShort] : [], [(long)HalfLife.TotalMicroseconds],
            (name, of) => Value(name, of, filter),
            (name, of, condition) => Value(name, of, filter is null ? condition : Faults.And(filter, condition))))!;

        AggregateValue Value(string name, Expr? of, Expr? passing)
        {
            var row = AggregateTable.Row(name);
            var prepared = row.Prepared is { } prepare ? prepare(of!) : of;
            return new(row.Result(of?.Type)!, name, "trips", window, passing, null, prepared) { Bucket = bucket };
        }
    }

    /// <summary>What plain execution gives.</summary>
    public IFeatureList Plain(Series<TestRow> series) => (Aggregate, Column) switch
    {
        ("Count", _) => series.Count(),
        ("Sum", "Stops") => series.Sum(Stops),
        ("Sum", "Meters") => series.Sum(Meters),
        ("Sum", "Price") => series.Sum(Price),
        ("Sum", "Rate") => series.Sum(Rate),
        ("Sum", "Tip") => series.Sum(e => (decimal?)e[Column]),
        ("Sum", "Took") => series.Sum(Took),
        ("Average", "Stops") => series.Average(Stops),
        ("Average", "Price") => series.Average(Price),
        ("Average", "Took") => series.Average(Took),
        ("Min", "Price") => series.Min(Price),
        ("Max", "Tip") => series.Max(e => (decimal?)e[Column]),
        ("Min", "Seen") => series.Min(Seen),
        ("CountDistinct", "City") => series.CountDistinct(City),
        ("First", "City") => series.First(City),
        ("Last", "Rate") => series.Last(e => (float?)e[Column]),
        ("VariancePopulation", "Price") => series.VariancePopulation(Price),
        ("VarianceSample", "Stops") => series.VarianceSample(Stops),
        ("StandardDeviationPopulation", "Meters") => series.StandardDeviationPopulation(Meters),
        ("StandardDeviationSample", "Rate") => series.StandardDeviationSample(Rate),
        ("Skewness", "Stops") => series.Skewness(Stops),
        ("Kurtosis", "Price") => series.Kurtosis(Price),
        ("Entropy", "City") => series.Entropy(City),
        ("Entropy", "Rate") => series.Entropy(e => (float?)e[Column]),
        ("CountDistinctApproximate", "City") => series.CountDistinctApproximate(City),
        ("CountDistinctApproximate", "Took") => series.CountDistinctApproximate(Took),
        ("Quantile", "Price") => series.Quantile(Numbers[0], Price),
        ("Quantile", "Stops") => series.Quantile(Numbers[0], e => (int?)e[Column]),
        ("QuantileApproximate", "Rate") => series.QuantileApproximate(Numbers[0], Rate),
        ("Median", "Meters") => series.Median(e => (long)e[Column]!),
        ("Median", "Price") => series.Median(Price),
        ("MedianApproximate", "Price") => series.MedianApproximate(Price),
        ("MinBy", "City") => series.MinBy(City, e => (int?)e["Stops"]),
        ("MaxBy", "City") => series.MaxBy(City, e => (TimeSpan)e["Took"]!),
        ("MaxBy", "Rate") => series.MaxBy(e => (float?)e[Column], e => (double)e["Price"]!),
        ("MaxBy", "Seen") => series.MaxBy(Seen, e => (TimeSpan)e["Took"]!),
        ("Any", _) => series.Any(),
        ("All", _) => series.All(e => (long)e["Meters"]! < 50_000),
        ("Ratio", _) => series.Ratio(e => (long)e["Meters"]! < 50_000),
        ("CountPresent", "City") => series.CountPresent(City),
        ("Range", "Price") => series.Range(Price),
        ("Range", "Tip") => series.Range(e => (decimal?)e[Column]),
        ("Range", "Meters") => series.Range(Meters),
        ("Range", "Took") => series.Range(Took),
        ("TimeSinceLast", null) => series.TimeSinceLast(),
        ("TimeSinceFirst", null) => series.TimeSinceFirst(),
        ("TimeSinceFirst", "Seen") => series.TimeSinceFirst(Seen),
        ("DecayedSum", "Price") => series.DecayedSum(Price, HalfLife),
        ("DecayedSum", "Stops") => series.DecayedSum(e => (int?)e[Column], HalfLife),
        ("DecayedCount", null) => series.DecayedCount(HalfLife),
        _ => throw new ArgumentException($"plain execution has no {Aggregate} of {Column} here: add a line to {nameof(SeriesCase)}"),
    };

    private static Column Of(SourceModel source, string column) => new(source.ColumnOf(column).Type, column);

    private static long? Stops(TestRow e) => (int?)e["Stops"];

    private static long? Meters(TestRow e) => (long)e["Meters"]!;

    private static double? Price(TestRow e) => (double)e["Price"]!;

    private static double? Rate(TestRow e) => (float?)e["Rate"];

    private static TimeSpan? Took(TestRow e) => (TimeSpan)e["Took"]!;

    private static DateTime? Seen(TestRow e) => (DateTime?)e["Seen"];

    private static string? City(TestRow e) => (string?)e["City"];
}
