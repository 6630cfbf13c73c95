using System.Text.Json;

namespace FeatureDsl.Hosting.Tests;

public sealed class LoadTests : IDisposable
{
    private const string Good = "00000000-0000-0000-0000-000000000001,1,2,2024-03-01T10:00:00Z,2024-03-01T10:20:00Z,12.50,7.5,Finished,Wien,true";

    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_file_is_loaded_once_unless_it_is_asked_for_again()
    {
        _program.Write("trips.csv", Rides.TripHeader, Good);

        Assert.Contains("Loaded 1 row into trips", (await _program.RunAsync("load", "Trip", "trips.csv")).Succeeds().Out, StringComparison.Ordinal);
        (await _program.RunAsync("load", "Trip", "trips.csv")).FailsWith("trips.csv", "already loaded");
        using var json = JsonDocument.Parse((await _program.RunAsync("load", "Trip", "trips.csv", "--again", "--json")).Succeeds().Out);
        Assert.Equal(1, json.RootElement.GetProperty("rows_loaded").GetInt32());
    }

    [Fact]
    public async Task Rows_of_wrong_types_are_set_aside_with_their_reasons()
    {
        _program.Write("trips.csv", Rides.TripHeader, Good, Good.Replace("12.50", "dear", StringComparison.Ordinal), Good.Replace("Finished", "Lost", StringComparison.Ordinal));

        using var json = JsonDocument.Parse((await _program.RunAsync("load", "Trip", "trips.csv", "--json")).Succeeds().Out);

        Assert.Equal(2, json.RootElement.GetProperty("rows_rejected").GetInt32());
        var reasons = await File.ReadAllTextAsync(Path.Combine(_program.Folder, json.RootElement.GetProperty("rejects_file").GetString()!), TestContext.Current.CancellationToken);
        Assert.Contains("fare", reasons, StringComparison.Ordinal);
        Assert.Contains("Lost", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_written_as_the_compiler_reads_it()
    {
        (await _program.RunAsync("schema", "--out", "clickhouse.schema.txt")).FailsWith("None of the tables", "trips", "--clickhouse");
        Assert.False(File.Exists(Path.Combine(_program.Folder, "clickhouse.schema.txt")));
        _program.Write("trips.csv", Rides.TripHeader, Good);
        (await _program.RunAsync("load", "Trip", "trips.csv")).Succeeds();

        Assert.Contains("no table driver_profiles", (await _program.RunAsync("schema", "--out", "clickhouse.schema.txt")).Succeeds().Out, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "clickhouse.schema.txt"), TestContext.Current.CancellationToken);
        Assert.Contains("trips.fare Decimal(18, 2)", lines);
        Assert.Contains("trips.requested_at DateTime64(6, 'UTC')", lines);
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), l => Assert.StartsWith("trips.", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_said_in_one_line()
    {
        _program.Write("short.csv", "trip_id,driver_id", "x,1");
        _program.Write("bad.csv", Rides.TripHeader, Good.Replace("12.50", "dear", StringComparison.Ordinal));

        (await _program.RunAsync("load", "Trip", "nowhere.csv")).FailsWith("'nowhere.csv' does not exist");
        (await _program.RunAsync("load", "Trip", "short.csv")).FailsWith("rider_id");
        (await _program.RunAsync("load", "Trip", "bad.csv")).FailsWith("All 1 rows", "fare");
    }
}
