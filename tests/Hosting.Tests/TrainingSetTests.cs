using System.Text.Json;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Training sets that are classes, from the command line.</summary>
public sealed class TrainingSetTests(LoadedProgram loaded) : IClassFixture<LoadedProgram>
{
    private readonly FeatureProgram _program = loaded.Program;

    [Fact]
    public async Task Train_needs_no_spine()
    {
        using var report = JsonDocument.Parse((await _program.RunAsync("train", "tips", "--out", "tips.csv", "--json")).Succeeds().Out);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "tips.csv"), TestContext.Current.CancellationToken);
        Assert.StartsWith("driver_id,rider_id,as_of,distance_km,city,TripId,TippedWell,RidesAgain,split,weight,DriverActivity__Trips7d", lines[0], StringComparison.Ordinal);
        var events = report.RootElement.GetProperty("events");
        var left = events.GetProperty("events").GetInt32() - events.GetProperty("unwanted").GetInt32() - events.GetProperty("open").GetInt32() - events.GetProperty("sampled_out").GetInt32();
        Assert.Equal(400, events.GetProperty("events").GetInt32());
        Assert.True(events.GetProperty("open").GetInt32() > 10);
        Assert.Equal((left, left + 1), (report.RootElement.GetProperty("rows").GetInt32(), lines.Length));
        Assert.All(lines.Skip(1).Select(l => l.Split(',')), cells => Assert.Equal(cells[6] == "true" ? "1" : "2", cells[9]));
    }

    [Fact]
    public async Task Rows_whose_labels_look_beyond_the_end_are_left_out()
    {
        (await _program.RunAsync("train", "tips", "--out", "early.csv", "--as-of-end", "2024-03-20T00:00:00Z")).Succeeds();

        var lines = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "early.csv"), TestContext.Current.CancellationToken);
        Assert.All(lines.Skip(1), l => Assert.True(string.CompareOrdinal(l.Split(',')[2], "2024-03-13 00:00:00") <= 0, l));
        (await _program.RunAsync("train", "tips", "--out", "none.csv", "--as-of-end", "2024-01-01T00:00:00Z")).FailsWith("No row is left for tips");
    }

    [Fact]
    public async Task It_is_listed_printed_and_verified()
    {
        Assert.Contains("tips of Trip, 20 features", (await _program.RunAsync("list")).Succeeds().Out, StringComparison.Ordinal);
        var sql = (await _program.RunAsync("sql", "tips")).Succeeds().Out;
        Assert.Contains("Moved back by 7 days", sql, StringComparison.Ordinal);
        Assert.Contains("{labels:Identifier}", sql, StringComparison.Ordinal);
        using var report = JsonDocument.Parse((await _program.RunAsync("verify", "tips", "--edges", "100", "--json")).Succeeds().Out);
        Assert.Equal(0, report.RootElement.GetProperty("differences").GetInt32());
    }

    [Fact]
    public async Task A_file_and_rows_of_its_own_do_not_go_together()
    {
        (await _program.RunAsync("train", "tips", "--spine", loaded.Spine, "--out", "x.csv")).FailsWith("leave --spine away");
        (await _program.RunAsync("train", "eta", "--out", "x.csv")).FailsWith("--spine");
        (await _program.RunAsync("verify", "eta")).FailsWith("--spine");
    }
}
