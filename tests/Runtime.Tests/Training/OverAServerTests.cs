using System.Globalization;
using System.Text;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

/// <summary>The same over a socket, where Arrow arrives as bytes instead of shared memory.</summary>
[Collection("Spines")] // One of them counts the tables that are left.
public sealed class OverAServerTests(EngineFixture engine)
{
    [Fact]
    public async Task Loading_reading_and_training_work_over_a_connection()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = new LoopbackServer(engine.DataDirectory);
        await using var clickHouse = await ClickHouseEngine.OpenServerAsync(
            string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={server.Port};Username=default;Database={engine.ClickHouse.Database}"), ct);
        var source = new TripSource(EngineFixture.NewTable());
        var trips = Enumerable.Range(0, 2000).Select(TripFiles.Trip).ToList();
        await SourceLoader.LoadAsync(clickHouse, source, [folder.Write("a.csv", TripFiles.Csv(trips))], folder.File("r.csv"), ct: ct);
        Assert.Equal(trips, await SourceReader.ReadAsync(clickHouse, source, new() { Order = RowSequence.EventTime }, ct).Cast<Trip>().ToListAsync(ct));

        var text = new StringBuilder("driver_id,as_of,distance_km,hoped\n");
        for (var i = 0; i < 100_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"{1000 + i},2024-01-01 02:00:00,{i},Lost\n");
        var report = await TrainingSetBuilder.BuildAsync(
            clickHouse, new TripTarget(source.Model.Table), folder.Write("s.csv", text.ToString()), folder.File("o.csv"), ct: ct);
        Assert.Equal(100_000, report.Rows);
        var lines = await File.ReadAllLinesAsync(folder.File("o.csv"), ct);
        Assert.Equal("99999,", lines[100_000].Split(' ')[1].Split(',', 2)[1].Split("Lost")[0]);
    }
}
