using FeatureDsl.Ir;
using FeatureDsl.Operators;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Every aggregate over every kind of window gives in SQL what it gives in plain C#, to the bit.</summary>
public sealed class WindowParityTests
{
    private static readonly (string Name, Ir.Window Window)[] Windows =
    [
        ("hour", new(Hour, 0, null)),
        ("hopping_hour", new(Hour, 7 * Minute, null)),
        ("two_days", new(2 * Day, 0, null)),
        ("hopping_days", new(2 * Day, Day, null)),
        ("tumbling_days", new(0, Day, null)),
        ("stepping_hours", new(10 * Minute, 6 * Hour, null)),
        ("odd_steps", new(Hour, (7 * Hour) + 1, null)),
        ("all", Ir.Window.All),
        ("newest_3", new(null, 0, 3)),
        ("newest_2_of_a_day", new(Day, 0, 2)),
        ("newest_40", new(null, 0, 40)),
        ("session_of_hours", new(Day, 0, null) { Session = new(2 * Hour, null) }),
        ("session_of_one_step", new(3 * Hour, 0, null) { Session = new((30 * Minute) + 1, null) }),
        ("newest_2_of_session", new(2 * Day, 0, 2) { Session = new(4 * Hour, null) }),
    ];

    private static readonly string[] Moments =
        ["VariancePopulation", "VarianceSample", "StandardDeviationPopulation", "StandardDeviationSample", "Skewness", "Kurtosis"];

    // Each is dear in a test, and each case has one or two of them, and of the others a few columns: all cases together have every column and every key.
    private static readonly string[] Dear = ["TopK", "CountDistinctApproximate", "Entropy", "Quantile", "QuantileApproximate", "Median", "MedianApproximate", "Histogram", "CountBy"];

    public static TheoryData<string, string, int> Cases()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var (name, _) in Windows)
        {
            foreach (var form in new[] { "plain", "plain_without_id", "delayed", "known_apart", "known_apart_delayed", "known_apart_without_id" })
            {
                // Tumbling windows and those of long steps take the ways of hopping ones, and short sessions those of long ones: they are asked for once each way.
                if (!(name.StartsWith("newest", StringComparison.Ordinal) && form.EndsWith("without_id", StringComparison.Ordinal))
                    && !(name is "tumbling_days" or "stepping_hours" or "odd_steps" or "session_of_one_step" && form is not ("delayed" or "known_apart")))
                {
                    data.Add(name, form, 1);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SqlGivesWhatPlainExecutionGives(string window, string form, int seed)
    {
        var random = new Random((seed * 1000) + (window + form).Sum(c => c));
        var id = new[] { DataType.Int64, DataType.String, DataType.Guid, DataType.Int32 }[random.Next(4)];
        var source = Source(
            $"trips_{window}_{form}_{seed}",
            knownApart: form.StartsWith("known_apart", StringComparison.Ordinal),
            delay: form.EndsWith("delayed", StringComparison.Ordinal) ? 90 * Minute : 0,
            form.EndsWith("without_id", StringComparison.Ordinal) ? null : id);
        var target = new ParityTarget(source, random.Next(3) == 0 ? Route : Driver);
        // Moments are long texts: two of them each time, and in MomentsParityTests more.
        var moments = random.GetItems(Moments, 2);
        foreach (var (aggregate, column) in Some(Aggregates(source), random).Where(a => !Moments.Contains(a.Aggregate) || moments.Contains(a.Aggregate)))
        {
            target.Add(aggregate, column, Windows.First(w => w.Name == window).Window, random.Next(3), numbers: Numbers(aggregate, random));
        }

        foreach (var (aggregate, column, key) in Picks(source, random))
        {
            target.Add(aggregate, column, Windows.First(w => w.Name == window).Window, random.Next(3), key);
        }

        foreach (var (column, key) in Sums(random))
        {
            target.Add("SumBy", column, Windows.First(w => w.Name == window).Window, random.Next(3), key);
        }

        target.Check(Rows(source, 200, random), random, spineRows: 80);
    }

    [Theory]
    [InlineData("hour", 1)]
    [InlineData("hour", 2)]
    [InlineData("hopping_hour", 3)]
    [InlineData("two_days", 4)]
    [InlineData("hopping_days", 5)]
    [InlineData("hour", 6, 1970)]
    [InlineData("two_days", 7, 1970)]
    [InlineData("hopping_days", 8, 1970)]
    [InlineData("hopping_days", 9, 1969)]
    [InlineData("tumbling_days", 10)]
    [InlineData("tumbling_days", 11, 1969)]
    public void SoItDoesWhereManyEventsComeAboutAsLateAsTheWindowIsLong(string name, int seed, int year = 2024)
    {
        var random = new Random(seed);
        var window = Windows.First(w => w.Name == name).Window;
        var source = Source($"trips_tardy_{name}_{seed}", knownApart: true, delay: 0, DataType.Int64);
        var target = new ParityTarget(source, Driver);
        foreach (var (aggregate, column) in Some(Aggregates(source), random).Where(a => a.Aggregate is "Min" or "Max" or "CountDistinct" or "CountDistinctApproximate" or "First" or "TopK" or "Entropy" or "Quantile" or "MedianApproximate" or "CountBy"))
        {
            target.Add(aggregate, column, window, random.Next(3), numbers: Numbers(aggregate, random));
        }

        foreach (var (aggregate, column, key) in Picks(source, random))
        {
            target.Add(aggregate, column, window, random.Next(3), key);
        }

        foreach (var (column, key) in Sums(random))
        {
            target.Add("SumBy", column, window, random.Next(3), key);
        }

        // 1970 begins in the middle of the events: instants are counted from there.
        var earlier = year == 2024 ? TimeSpan.Zero : Epoch - new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc) + TimeSpan.FromDays(2.5);

        // From on time to later than any window sees, in sixths of the window, sometimes a microsecond beside.
        var rows = Rows(source, 600, random, () => Math.Max((random.Next(8) * (window.Span!.Value + window.Hop) / 6) + random.Next(-1, 2), 0), earlier);
        target.Check(rows, random, spineRows: 150, earlier);
    }

    private static IEnumerable<(string Aggregate, string? Column)> Some(IEnumerable<(string Aggregate, string? Column)> all, Random random) =>
        all.GroupBy(a => a.Aggregate).SelectMany(g => Dear.Contains(g.Key) ? random.GetItems(g.ToArray(), g.Key == "TopK" ? 2 : 1).Distinct() : random.GetItems(g.ToArray(), 3).Distinct());

    // Keys of every type, many of them tied, missing or NaN; values of every type, and missing ones.
    private static IEnumerable<(string Aggregate, string Column, string Key)> Picks(SourceModel source, Random random) => source.Id is null ? [] : random.GetItems(
    [
        ("MinBy", "City", "Stops"), ("MaxBy", "City", "Stops"), ("MinBy", "Price", "Rate"), ("MaxBy", "Stops", "Price"), ("MinBy", "Fare", "Tip"), ("MaxBy", "Ok", "Tip"),
        ("MaxBy", "Car", "Seen"), ("MinBy", "Status", "Meters"), ("MaxBy", "Seen", "Fare"), ("MinBy", "Meters", "Price"), ("MaxBy", "Rate", "Meters"),
        ("MinBy", "Taste", "Stops"), ("MaxBy", "Place", "Price"),
    ], 3).Distinct();

    // Values of every type by keys of every type: missing ones, and sums that leave their type or are nothing.
    private static IEnumerable<(string Column, string Key)> Sums(Random random) => random.GetItems(
    [
        ("Fare", "City"), ("Price", "Status"), ("Rate", "Car"), ("Stops", "Ok"), ("Meters", "Stops"), ("Took", "Due"), ("Tip", "Seen"), ("Stops", "From"), ("Rate", "Took"),
        ("Price", "Meters"), ("Fare", "Ok"), ("Stops", "Stops"), ("Tip", "City"),
    ], 2).Distinct();

    private static double[] Numbers(string aggregate, Random random) => aggregate switch
    {
        "Histogram" => [.. new[] { -1e5, -0.5, 0.0, 5e-324, 1.0, 2.0, 1000, 1e300 }.Where(_ => random.Next(3) > 0).DefaultIfEmpty(3)],
        "Quantile" or "QuantileApproximate" => [new[] { 0, 0.1, 0.25, 1.0 / 3, 0.5, 0.9, 0.999, 1 }[random.Next(8)]],
        _ => [],
    };

    private static IEnumerable<(string Aggregate, string? Column)> Aggregates(SourceModel source) =>
        from row in AggregateTable.Rows
        where source.Id is not null || !row.IsOrdered
        from column in source.Columns.Select(c => (string?)c.Property).Append(null)
        where row.Result(column is null ? null : source.ColumnOf(column).Type) is not null
        // Moments: of the numbers that vary most.
        where column == "Price" || !Moments.Contains(row.Name)
        where column is "Price" or "Rate" or "Stops" || row.Name is not ("Histogram" or "Entropy")
        where column is not ("Id" or "DriverId" or "From" or "To" or "At" or "KnownAt")
        select (row.Name, column);
}
