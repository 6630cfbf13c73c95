using FeatureDsl.Descriptors;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

public sealed class MemoryHistoryTests(EngineFixture engine) : IDisposable
{
    private const long Day = 86_400_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly TripSource _source = new(EngineFixture.NewTable());
    private readonly List<Trip> _trips = [.. Enumerable.Range(0, 20_000).Select(TripFiles.Trip)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ClickHouseEngine ClickHouse => engine.ClickHouse;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_are_found_by_every_entity_that_a_view_asks_for()
    {
        var history = await LoadAsync();
        var (driver, rider) = (new TripView(Trip.Driver, "DriverId", null).Inputs[0], new TripView(Trip.Rider, "RiderId", null).Inputs[0]);
        var asOf = TripFiles.Start.AddMinutes(5000);

        Assert.Equal(
            _trips.Where(t => t.DriverId == 3 && t.RequestedAt <= asOf), history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 3L)!, asOf));
        Assert.Equal(
            _trips.Where(t => t.RiderId == "r2" && t.RequestedAt <= asOf), history.Rows<Trip>(rider, EntityKey.Of(Trip.Rider, "r2")!, asOf));
        Assert.Empty(history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 77L)!, asOf));
    }

    [Fact]
    public async Task Only_asked_for_entities_and_times_are_loaded()
    {
        var until = TripFiles.Start.AddMinutes(10_000);
        var history = await LoadAsync([EntityKey.Of(Trip.Driver, 3L)!], until);
        var driver = new TripView(Trip.Driver, "DriverId", null).Inputs[0];

        Assert.Equal(
            _trips.Where(t => t.DriverId == 3 && t.RequestedAt <= until), history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 3L)!, until.AddDays(300)));
        Assert.Empty(history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 4L)!, until));
    }

    [Fact]
    public async Task Very_many_entities_are_filtered_here_and_not_in_the_query()
    {
        var keys = Enumerable.Range(4, 20_000).Select(i => EntityKey.Of(Trip.Driver, (long)i)!).ToList();
        var history = await LoadAsync(keys);
        var driver = new TripView(Trip.Driver, "DriverId", null).Inputs[0];

        Assert.Equal(2000, history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 4L)!, TripFiles.Start.AddDays(300)).Count());
        Assert.Empty(history.Rows<Trip>(driver, EntityKey.Of(Trip.Driver, 3L)!, TripFiles.Start.AddDays(300)));
    }

    [Fact]
    public void A_reach_leaves_old_rows_out_but_never_one_that_matters()
    {
        var view = new TripView(Trip.Driver, "DriverId", 2 * Day);
        var history = new MemoryHistory([view], Rows(_trips));
        var asOf = TripFiles.Start.AddDays(10);
        var found = history.Rows<Trip>(view.Inputs[0], EntityKey.Of(Trip.Driver, 3L)!, asOf).ToList();

        Assert.All(_trips.Where(t => t.DriverId == 3 && t.RequestedAt <= asOf && t.RequestedAt >= asOf.AddDays(-2)), t => Assert.Contains(t, found));
        Assert.InRange(found.Count, 288, 450);
    }

    [Fact]
    public void Every_record_of_a_repeated_event_id_is_given_however_old()
    {
        var old = TripFiles.Trip(3);
        var repeat = TripFiles.Trip(13_003) with { TripId = old.TripId, DriverId = 3 };
        var view = new TripView(Trip.Driver, "DriverId", Day);
        var history = new MemoryHistory([view], Rows([.. _trips, repeat]));

        var found = history.Rows<Trip>(view.Inputs[0], EntityKey.Of(Trip.Driver, 3L)!, repeat.RequestedAt.AddHours(1)).ToList();
        Assert.Contains(old, found);
        Assert.Contains(repeat, found);
    }

    [Fact]
    public void Unsorted_rows_and_rows_without_a_key_are_taken()
    {
        var view = new TripView(Trip.Rider, "RiderId", null);
        var history = new MemoryHistory([view], Rows(Enumerable.Reverse(_trips)));
        Assert.Equal(
            _trips.Where(t => t.RiderId == "r1"), history.Rows<Trip>(view.Inputs[0], EntityKey.Of(Trip.Rider, "r1")!, TripFiles.Start.AddDays(300)));
    }

    [Fact]
    public void A_view_that_was_not_loaded_for_is_an_error()
    {
        var history = new MemoryHistory([new TripView(Trip.Driver, "DriverId", null)], Rows(_trips));
        Assert.Throws<FeatureDslException>(
            () => history.Rows<Trip>(new TripView(Trip.Rider, "RiderId", null).Inputs[0], EntityKey.Of(Trip.Rider, "r1")!, TripFiles.Start));
    }

    private static Dictionary<string, IReadOnlyList<IRow>> Rows(IEnumerable<Trip> trips) => new() { ["global::Trip"] = [.. trips] };

    private async Task<MemoryHistory> LoadAsync(IReadOnlyCollection<EntityKey>? keys = null, DateTime? until = null)
    {
        await SourceLoader.LoadAsync(ClickHouse, _source, [_folder.Write("trips.csv", TripFiles.Csv(_trips))], _folder.File("r.csv"), ct: Ct);
        return await MemoryHistory.LoadAsync(ClickHouse, new TripProject(_source), new TripTarget(_source.Model.Table), keys, until, Ct);
    }
}
