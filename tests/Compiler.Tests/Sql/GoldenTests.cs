using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>The text itself: a person must be able to read it, and it must not change unnoticed.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void TheTextIsTheGoldenText()
    {
        var sql = Assert.Single(ClickHouseLowering.Training(Target()));
        var path = Path.Combine(AppContext.BaseDirectory, "Sql", "eta.golden.sql");
        if (Environment.GetEnvironmentVariable("FEATUREDSL_ACCEPT") is { Length: > 0 } accepted)
        {
            File.WriteAllText(Path.Combine(accepted, "eta.golden.sql"), sql);
        }

        Assert.Equal(File.ReadAllText(path), sql);
    }

    [Fact]
    public void TheSameTargetGivesTheSameText() => Assert.Equal(ClickHouseLowering.Training(Target()), ClickHouseLowering.Training(Target()));

    [Fact]
    public void TheTextRuns()
    {
        var target = Target();
        var (trips, profile) = (target.Sources[0], target.Sources[1]);
        var random = new Random(5);
        var rows = Rows(trips, 60, random);
        TestTable.Create(trips, rows);
        TestTable.Create(profile, [new(profile, new Dictionary<string, object?> { ["DriverId"] = 1L, ["Since"] = Epoch, ["Rating"] = 3.5f })]);
        TestTable.Create(
            "eta_spine",
            [("row_number", DataType.Int64), ("driver_id", DataType.Int64), ("as_of", DataType.DateTime), ("distance_km", DataType.Float64)],
            Enumerable.Range(0, 3).Select(i => (IEnumerable<object?>)[(long)i, (long)i, Epoch.AddDays(4), 12.0]));

        var types = target.Views.SelectMany(v => v.Features).Select(f => f.Type).ToList();
        var answers = Answers.Of(ClickHouseLowering.Training(target), "eta_spine", types);

        for (var driver = 0L; driver < 3; driver++)
        {
            var events = new Events<TestRow>(Epoch.AddDays(4), rows.Where(r => Equals(r["DriverId"], driver)));
            var finished = events.Where(e => (bool)e["Ok"]!).Last(TimeSpan.FromDays(7));
            var count = finished.Count();
            object?[] expected =
            [
                count, finished.Sum(e => (decimal?)e["Fare"]), events.Last(TimeSpan.FromDays(7)).Max(e => (decimal?)e["Fare"]),
                driver == 1 ? 3.5f : 4.5f, 12.0 / count, count == 0 ? null : 168 / count,
            ];
            Assert.Equal(expected, answers[(ulong)driver]);
        }

        Array.ForEach(["trips", "driver_profiles", "eta_spine"], table => Engine.Query($"DROP TABLE {table}"));
    }

    // A service over a view of drivers with events and a profile, and a view that also needs the request.
    private static TargetModel Target()
    {
        var trips = Source("trips", knownApart: false, delay: 15 * Minute, DataType.Int64);
        var profile = new SourceModel(
            "global::T.Profile", "T", "Profile", "A profile.", SourceKind.Snapshot, "driver_profiles",
            EquatableArray.Of(
                new ColumnModel("DriverId", "driver_id", DataType.Int64, false), new ColumnModel("Since", "since", DataType.DateTime, false),
                new ColumnModel("Rating", "rating", DataType.Float32.OrMissing, false)),
            "Since", null, 0, null, 0, EquatableArray.Of(new EntityKeyModel(Driver.FullName, EquatableArray.Of("DriverId"))));
        var ride = new SourceModel(
            "global::T.Ride", "T", "Ride", "A ride.", SourceKind.Request, "",
            EquatableArray.Of(new ColumnModel("DistanceKm", "distance_km", DataType.Float64, false)), "", null, 0, null, 0, default);
        var (week, ok, fare) = (new Ir.Window(7 * Day, 0, null), new Column(DataType.Bool, "Ok"), new Column(DataType.Decimal(18, 2), "Fare"));
        var money = DataType.Decimal(28, 2);
        var activity = new ViewModel(
            "global::T.Activity", "T", "Activity", "How a driver has been doing.", 1, "tests", default, "", Driver.FullName,
            EquatableArray.Of(
                new ParameterModel("trips", ParameterKind.Events, trips.FullName, EquatableArray.Of("DriverId")),
                new ParameterModel("profile", ParameterKind.Latest, profile.FullName, EquatableArray.Of("DriverId"))),
            EquatableArray.Of<FeatureModel>(
                new("Trips7d", "Finished trips of the last seven days.", DataType.Int64,
                    new AggregateValue(DataType.Int64, "Count", "trips", week, ok, null, null), null, "trips.Where(t => t.Ok).Last(7.Days).Count()"),
                new("Fare7d", "Their fares.", money,
                    new AggregateValue(money, "Sum", "trips", week, ok, null, fare), null, "trips.Where(t => t.Ok).Last(7.Days).Sum(t => t.Fare)"),
                new("TopFare7d", "The highest fare.", fare.Type.OrMissing,
                    new AggregateValue(fare.Type.OrMissing, "Max", "trips", week, null, null, fare), null, "trips.Last(7.Days).Max(t => t.Fare)"),
                new("Rating", "The rating as it stood.", DataType.Float32.OrMissing,
                    new LatestValue(DataType.Float32.OrMissing, "profile", "Rating", null), new Constant(DataType.Float32, 4.5f), "profile.Value?.Rating")));
        var trips7d = new FeatureValue(DataType.Int64, activity.FullName, "Trips7d");
        var context = new ViewModel(
            "global::T.Context", "T", "Context", "The ride itself.", 1, "tests", default, "", null,
            EquatableArray.Of(
                new ParameterModel("ride", ParameterKind.Request, ride.FullName, default),
                new ParameterModel("driver", ParameterKind.View, activity.FullName, default)),
            EquatableArray.Of<FeatureModel>(
                new("KmPerTrip", "Distance against habit.", DataType.Float64,
                    new Call(DataType.Float64, "Divide", EquatableArray.Of<Expr>(
                        new RequestValue(DataType.Float64, ride.FullName, "DistanceKm"),
                        new Call(DataType.Float64, "Convert", EquatableArray.Of<Expr>(trips7d)))), null, "ride.DistanceKm / driver.Trips7d"),
                new("HoursPerTrip", "Whole hours of the week for each trip.", DataType.Int64,
                    new Call(DataType.Int64, "Divide", EquatableArray.Of<Expr>(new Constant(DataType.Int64, 168L), trips7d)), null, "168 / driver.Trips7d")));
        return new(
            "global::T.Eta", "T", "Eta", "eta", true, EquatableArray.Of(activity, context), EquatableArray.Of(activity.FullName, context.FullName),
            EquatableArray.Of(Driver), EquatableArray.Of(trips, profile, ride), EquatableArray.Of(ride.FullName));
    }
}
