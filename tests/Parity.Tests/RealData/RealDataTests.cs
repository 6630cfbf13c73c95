using FeatureDsl.Hosting.Verification;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Parity.Tests.RealData;

/// <summary>
/// The same promise on data that nobody made up. The files are not part of the project: FEATUREDSL_DATA names the directory that holds them
/// (nyc_flights, bay_bikes, online_retail); without it these tests say that they were skipped.
/// </summary>
public sealed class RealDataTests(Engines engines, ITestOutputHelper output)
{
    private static readonly string? Data = Environment.GetEnvironmentVariable("FEATUREDSL_DATA") ?? Beside();

    [Fact]
    public async Task Delays_of_new_york_are_known_at_arrival_and_weather_grows_stale()
    {
        await LoadAsync("NycFlight", "nyc_flights/flights.csv.gz", mostRejected: 500);
        await LoadAsync("NycWeather", "nyc_flights/weather.csv.gz", mostRejected: 0);
        var lastDay = await VerifyAsync("NycTraffic", "SELECT origin, sched_dep_ts + toIntervalDay(1) AS as_of FROM nyc_flights WHERE sched_dep_ts > '2013-12-30 12:00:00' LIMIT 100", edges: 0);
        var year = await VerifyAsync("NycTraffic", "SELECT origin, sched_dep_ts AS as_of FROM nyc_flights ORDER BY cityHash64(flight_id) LIMIT 500", edges: 500);
        var planes = await VerifyAsync("PlaneUse", "SELECT assumeNotNull(tailnum) AS tailnum, sched_dep_ts AS as_of FROM nyc_flights WHERE tailnum IS NOT NULL ORDER BY cityHash64(flight_id) LIMIT 2000", edges: 1000);
        Assert.True(lastDay > 1_000 && year > 10_000 && planes > 10_000);
    }

    [Fact]
    public async Task Bikes_come_back_out_of_order()
    {
        await LoadAsync("BikeTrip", "bay_bikes/trips.csv.gz", mostRejected: 0);
        await LoadAsync("BikeWeather", "bay_bikes/weather_daily.csv.gz", mostRejected: 0);
        var compared = await VerifyAsync(
            "bikes",
            "SELECT start_station_id AS station_id, bike_id, ['94107', '94041', '95113'][1 + trip_id % 3] AS zip_code, start_ts AS as_of FROM bike_trips ORDER BY cityHash64(trip_id) LIMIT 3000",
            edges: 1500);
        Assert.True(compared > 60_000);
    }

    [Fact]
    public async Task Lines_of_an_invoice_share_their_minute()
    {
        await LoadAsync("RetailLine", "online_retail/lines.csv.gz", mostRejected: 0);
        var compared = await VerifyAsync(
            "retail",
            "SELECT assumeNotNull(customer_id) AS customer_id, stock_code, invoice_ts + toIntervalMicrosecond(line_id % 3 - 1) AS as_of FROM retail_lines WHERE customer_id IS NOT NULL ORDER BY cityHash64(line_id) LIMIT 3000",
            edges: 1500);
        Assert.True(compared > 50_000);
    }

    private async Task LoadAsync(string source, string file, long mostRejected)
    {
        Assert.SkipWhen(Data is null, "The real data is not here; name its directory with FEATUREDSL_DATA.");
        var descriptor = Features.Project.Sources.Single(s => s.Model.Name == source);
        var report = await SourceLoader.LoadAsync(
            engines.ClickHouse, descriptor, [Path.Combine(Data!, file)], Path.Combine(engines.Folder("real"), source + ".rejects.csv"), again: true,
            ct: TestContext.Current.CancellationToken);
        output.WriteLine($"{source}: {report.RowsLoaded:N0} rows, {report.RowsRejected} set aside, {report.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(report.RowsRejected, 0, mostRejected);
    }

    private async Task<long> VerifyAsync(string name, string spineSql, int edges)
    {
        var ct = TestContext.Current.CancellationToken;
        var target = Features.Project.Targets.Single(t => t.Name == name);
        var file = Path.Combine(engines.Folder("real"), $"{name}-{edges}.arrow");
        var schema = await engines.ClickHouse.ArrowSchemaAsync(spineSql, ct: ct);
        await using (var writer = TableWriter.Create(file, schema))
        {
            await foreach (var batch in engines.ClickHouse.QueryArrowAsync(spineSql, ct: ct))
            {
                using (batch)
                {
                    await writer.WriteAsync(batch, ct);
                }
            }

            await writer.CompleteAsync(ct);
        }

        await using var session = engines.Session(Features.Project, OnlineServer.Redis);
        var report = await new Verifier(session, engines.ClickHouse, target).RunAsync(new VerifyOptions(file, int.MaxValue, edges), ct);
        output.WriteLine($"{name}: {report.Values:N0} values of {report.Pairs:N0} pairs compared, {report.Differences.Count} differences");
        Assert.True(report.Differences.Count == 0, string.Join('\n', report.Differences.Take(10).Select(d => $"{d.Feature.Column}: {d.Training} {d.Online} {d.Plain} at {report.Cases[d.Case].AsOf:O}")));
        return report.Values;
    }

    // Beside the repository, as on the machines of its authors.
    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FeatureDsl.sln")))
            {
                var data = Path.Combine(folder.Parent?.FullName ?? "", "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
