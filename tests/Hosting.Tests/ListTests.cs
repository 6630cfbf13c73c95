using System.Text.Json;

namespace FeatureDsl.Hosting.Tests;

public sealed class ListTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task List_names_sources_views_and_services_with_their_summaries()
    {
        var list = (await _program.RunAsync("list")).Succeeds();

        Assert.Contains("Trip (trips, events): A trip that has ended, one way or another.", list.Out, StringComparison.Ordinal);
        Assert.Contains("DriverActivity v1 of Driver(driver_id)", list.Out, StringComparison.Ordinal);
        Assert.Contains("DriverActivity__Rating: float32", list.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Data));
    }

    [Fact]
    public async Task List_as_json_is_the_manifest()
    {
        using var manifest = JsonDocument.Parse((await _program.RunAsync("list", "--json")).Succeeds().Out);

        Assert.Contains(manifest.RootElement.GetProperty("services").EnumerateArray(), s => s.GetProperty("name").GetString() == "eta");
    }

    [Fact]
    public async Task Sql_is_the_training_query() =>
        Assert.Contains("{spine:Identifier}", (await _program.RunAsync("sql", "eta")).Succeeds().Out, StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_nearest_one()
    {
        (await _program.RunAsync("sql", "DriverActvity")).FailsWith("no view, service or training set 'DriverActvity'", "did you mean 'DriverActivity'?");
        (await _program.RunAsync("load", "Tripp", "x.csv")).FailsWith("no source 'Tripp'", "did you mean 'Trip'?");
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("train", "eta")]
    [InlineData("verify", "eta", "--spine", "s.csv", "--max-rows", "0")]
    public async Task A_wrong_command_line_is_one_line_and_exit_code_2(params string[] arguments)
    {
        var outcome = await _program.RunAsync(arguments);

        Assert.Equal(2, outcome.Code);
        Assert.Single(outcome.Errors);
        Assert.Equal("", outcome.Out);
    }
}
