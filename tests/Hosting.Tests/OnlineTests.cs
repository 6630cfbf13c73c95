using System.Text.Json;

namespace FeatureDsl.Hosting.Tests;

public sealed class OnlineTests(LoadedProgram loaded) : IClassFixture<LoadedProgram>
{
    private readonly FeatureProgram _program = loaded.Program;

    [Fact]
    public async Task Get_prints_each_feature_with_its_value_and_status()
    {
        var answer = (await _program.RunAsync("get", "DriverActivity", "--key", "2", "--as-of", "2024-04-20T00:00:00Z")).Succeeds();

        Assert.Contains("as of 2024-04-20T00:00:00Z, found: yes", answer.Out, StringComparison.Ordinal);
        Assert.Matches(@"Trips7d +\d+ +present", answer.Out);
    }

    [Fact]
    public async Task Get_answers_with_the_values_of_the_training_set()
    {
        const string Instant = "2024-04-20T00:00:00Z";
        var spine = _program.Write("one.csv", "driver_id,rider_id,as_of,distance_km,city", $"2,3,{Instant},7.5,Wien");
        (await _program.RunAsync("train", "eta", "--spine", spine, "--out", "one-out.csv")).Succeeds();
        var lines = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "one-out.csv"), TestContext.Current.CancellationToken);
        var trained = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(c => c.First, c => c.Second);

        using var answer = JsonDocument.Parse((await _program.RunAsync(
            "get", "eta", "--key", "driver_id=2", "rider_id=3", "--as-of", Instant, "--request", """{"distance_km": 7.5, "city": "Wien"}""", "--json")).Succeeds().Out);

        Assert.True(answer.RootElement.GetProperty("found").GetBoolean());
        foreach (var name in (string[])["DriverActivity__Trips7d", "DriverActivity__Cities90d", "RiderActivity__Trips30d", "RideContext__HourOfDay"])
            Assert.Equal(trained[name], answer.RootElement.GetProperty("features").GetProperty(name).GetProperty("value").ToString());
    }

    [Fact]
    public async Task An_unknown_entity_has_missing_values_and_says_so()
    {
        using var answer = JsonDocument.Parse((await _program.RunAsync("get", "DriverActivity", "--key", "driver_id=99", "--json")).Succeeds().Out);

        Assert.False(answer.RootElement.GetProperty("found").GetBoolean());
        var features = answer.RootElement.GetProperty("features");
        Assert.Equal(0, features.GetProperty("Trips7d").GetProperty("value").GetInt64());
        Assert.Equal("missing", features.GetProperty("MeanFare30d").GetProperty("status").GetString());
        Assert.Equal("defaulted", features.GetProperty("Rating").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_wrong_question_is_said_in_one_line()
    {
        (await _program.RunAsync("get", "DriverActivity")).FailsWith("--key driver_id=...");
        (await _program.RunAsync("get", "DriverActivity", "--key", "two")).FailsWith("'two' is not a int64", "driver_id");
        (await _program.RunAsync("get", "DriverActivity", "--key", "diver_id=2")).FailsWith("did you mean 'driver_id'?");
        (await _program.RunAsync("get", "DriverActivity", "--key", "2", "3")).FailsWith("leave out '3'");
        (await _program.RunAsync("get", "DriverActivity", "--key", "2", "--as-of", "soon")).FailsWith("'soon' is not an instant");
        (await _program.RunAsync("get", "eta", "--key", "2", "3")).FailsWith("--request", "distance_km");
        (await _program.RunAsync("get", "eta", "--key", "2", "3", "--request", """{"distance_km": "far", "city": "Wien"}""")).FailsWith("\"far\"", "float64");
        (await _program.RunAsync("get", "eta", "--key", "2", "3", "--request", """{"distance": 7.5}""")).FailsWith("'distance'");
    }

    [Fact]
    public async Task Replaying_the_same_history_again_changes_nothing()
    {
        using var again = JsonDocument.Parse((await _program.RunAsync("replay", "Trip", "DriverProfile", "--json")).Succeeds().Out);

        Assert.Equal(0, again.RootElement.GetProperty("applied").GetInt64());
        Assert.True(again.RootElement.GetProperty("repeats").GetInt64() > 400);
    }

    [Fact]
    public async Task A_training_set_has_a_row_for_each_of_the_spine_and_carries_its_columns_through()
    {
        (await _program.RunAsync("train", "eta", "--spine", loaded.Spine, "--out", "eta.csv")).Succeeds();

        var lines = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "eta.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(151, lines.Length);
        Assert.StartsWith("driver_id,rider_id,as_of,distance_km,city,note,DriverActivity__Trips7d", lines[0], StringComparison.Ordinal);
        var bad = _program.Write("bad-spine.csv", "driver_id,as_of", "1,2024-04-01T00:00:00Z");
        (await _program.RunAsync("train", "eta", "--spine", bad, "--out", "bad.csv")).FailsWith("rider_id");
        Assert.False(File.Exists(Path.Combine(_program.Folder, "bad.csv")));
    }

    [Fact]
    public async Task The_three_executions_agree_also_at_the_edges()
    {
        using var report = JsonDocument.Parse((await _program.RunAsync("verify", "eta", "--spine", loaded.Spine, "--edges", "400", "--json")).Succeeds().Out);

        Assert.Equal(0, report.RootElement.GetProperty("differences").GetInt32());
        Assert.Equal(550, report.RootElement.GetProperty("rows").GetInt32());
    }
}
