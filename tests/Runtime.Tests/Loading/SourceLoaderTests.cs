using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

public sealed class SourceLoaderTests(EngineFixture engine) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TripSource _source = new(EngineFixture.NewTable());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ClickHouseEngine ClickHouse => engine.ClickHouse;

    private string Rejects => _folder.File("rejects.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_type_comes_back_as_it_was()
    {
        var trips = Enumerable.Range(0, 500).Select(TripFiles.Trip).ToList();
        var report = await LoadAsync(_folder.Write("a.csv", TripFiles.Csv(trips)));

        Assert.Equal((500, 500, 0, null), (report.RowsRead, report.RowsLoaded, report.RowsRejected, report.RejectsFile));
        Assert.Empty(report.IgnoredColumns);
        Assert.False(File.Exists(Rejects));
        Assert.Equal(trips.OrderBy(t => t.RequestedAt), await RowsAsync(RowSequence.EventTime));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("arrow")]
    [InlineData("arrows")]
    public async Task Every_format_loads_the_same_rows(string extension)
    {
        var trips = Enumerable.Range(0, 300).Select(TripFiles.Trip).ToList();
        await LoadAsync(await ConvertAsync(_folder.Write("a.csv", TripFiles.Csv(trips)), "b." + extension));

        Assert.Equal(trips.OrderBy(t => t.RequestedAt), await RowsAsync(RowSequence.EventTime));
    }

    [Fact]
    public async Task Bad_rows_are_set_aside_with_their_reasons_and_the_good_ones_loaded()
    {
        var good = TripFiles.Trip(1);
        var text = TripFiles.Csv(good)
            + TripFiles.Line(TripFiles.Trip(2)).Replace("Finished", "Vanished", StringComparison.Ordinal)
            + TripFiles.Line(TripFiles.Trip(3) with { FinishedAt = TripFiles.Trip(3).RequestedAt.AddTicks(-10) })
            + "x" + TripFiles.Line(TripFiles.Trip(4))
            + "1,2,3\n"
            + TripFiles.Line(TripFiles.Trip(5) with { PaidAt = new(2299, 12, 31, 12, 0, 0, DateTimeKind.Utc) })
            + TripFiles.Line(TripFiles.Trip(6) with { Fare = 1.234m })
            + TripFiles.Line(TripFiles.Trip(7));
        var report = await LoadAsync(_folder.Write("a.csv", text));

        Assert.Equal((8, 2, 6, Rejects), (report.RowsRead, report.RowsLoaded, report.RowsRejected, report.RejectsFile));
        Assert.Equal(0.75, report.RejectedShare);
        Assert.Equal([good, TripFiles.Trip(7)], await RowsAsync(RowSequence.EventTime));
        var rejects = await File.ReadAllTextAsync(Rejects, Ct);
        Assert.Contains("'Vanished' is not a member of the enum", rejects, StringComparison.Ordinal);
        Assert.Contains(
            "the known time 2024-01-01 00:03:00.000002 is before the event time 2024-01-01 00:03:00.000003 in 'requested_at'",
            rejects, StringComparison.Ordinal);
        Assert.Contains("'x4' is not a whole number", rejects, StringComparison.Ordinal);
        Assert.Contains("a.csv,5,6,", rejects, StringComparison.Ordinal);
        Assert.Contains("2299-12-31 12:00:00 lies outside", rejects, StringComparison.Ordinal);
        Assert.Contains(",fare,", rejects, StringComparison.Ordinal);
        Assert.Equal(7, rejects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_row_with_two_bad_values_is_one_rejected_row()
    {
        var bad = TripFiles.Line(TripFiles.Trip(2)).Replace("Finished", "Vanished", StringComparison.Ordinal).Replace("true", "maybe", StringComparison.Ordinal);
        var report = await LoadAsync(_folder.Write("a.csv", TripFiles.Csv(TripFiles.Trip(1)) + "x" + bad));
        Assert.Equal((1, 1), (report.RowsLoaded, report.RowsRejected));
    }

    [Fact]
    public async Task A_missing_column_is_an_error_and_leaves_the_table_as_it_was()
    {
        var good = _folder.Write("a.csv", TripFiles.Csv(TripFiles.Trip(1)));
        var bad = _folder.Write("b.csv", TripFiles.Csv(TripFiles.Trip(2)).Replace("fare", "fair", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => LoadAsync(good, bad));

        Assert.Contains("lacks the column 'fare'", error.Message, StringComparison.Ordinal);
        await LoadAsync(good);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_the_table_as_it_was()
    {
        await LoadAsync(_folder.Write("a.csv", TripFiles.Csv(TripFiles.Trip(1))));
        var whole = await ConvertAsync(_folder.Write("b.csv", TripFiles.Csv(Enumerable.Range(2, 100_000).Select(TripFiles.Trip))), "b.arrows");
        var bytes = await File.ReadAllBytesAsync(whole, Ct);
        await File.WriteAllBytesAsync(_folder.File("cut.arrows"), bytes[..(bytes.Length * 2 / 3)], Ct);
        await Assert.ThrowsAsync<FeatureDslException>(() => LoadAsync(_folder.File("cut.arrows")));

        Assert.Single(await RowsAsync());
        Assert.Equal(0, await ClickHouse.ScalarAsync<long>(
            $"SELECT toInt64(count()) FROM system.tables WHERE name LIKE '{_source.Model.Table}\\_\\_load%'", ct: Ct));
    }

    [Fact]
    public async Task Extra_columns_are_ignored_and_named_once()
    {
        var text = TripFiles.Csv(TripFiles.Trip(1)).Replace("paid_at\n", "paid_at,note\n", StringComparison.Ordinal).TrimEnd() + ",hello\n";
        var report = await LoadAsync(_folder.Write("a.csv", text), _folder.Write("b.csv", text.Replace("hello", "bye", StringComparison.Ordinal)));

        Assert.Equal(["note"], report.IgnoredColumns);
        Assert.Equal(2, report.RowsLoaded);
    }

    [Fact]
    public async Task Only_bad_rows_are_an_error_that_shows_the_first_reason()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => LoadAsync(_folder.Write("a.csv", TripFiles.Header + "x" + TripFiles.Line(TripFiles.Trip(1)))));

        Assert.Contains("All 1 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("'x1' is not a whole number", error.Message, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task The_same_content_is_loaded_again_only_where_that_is_said()
    {
        var text = TripFiles.Csv(TripFiles.Trip(1));
        await LoadAsync(_folder.Write("a.csv", text));
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => LoadAsync(_folder.Write("renamed.csv", text)));
        Assert.Contains("was already loaded", error.Message, StringComparison.Ordinal);
        Assert.Single(await RowsAsync());

        await SourceLoader.LoadAsync(ClickHouse, _source, [_folder.File("a.csv")], Rejects, again: true, ct: Ct);
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_table_that_was_made_anew_has_nothing_loaded()
    {
        var file = _folder.Write("a.csv", TripFiles.Csv(TripFiles.Trip(1)));
        await LoadAsync(file);
        await ClickHouse.ExecuteAsync($"DROP TABLE {_source.Model.Table}", ct: Ct);
        await LoadAsync(file);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task Two_files_of_the_same_content_in_one_load_are_an_error()
    {
        var text = TripFiles.Csv(TripFiles.Trip(1));
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => LoadAsync(_folder.Write("a.csv", text), _folder.Write("b.csv", text)));
        Assert.Contains("have the same content", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_partitions_of_its_own_takes_a_load_too()
    {
        await ClickHouse.ExecuteAsync(
            SourceTable.CreateStatement(_source.Model).Replace("ORDER BY", "PARTITION BY toYYYYMM(requested_at) ORDER BY", StringComparison.Ordinal), ct: Ct);
        var report = await LoadAsync(_folder.Write("a.csv", TripFiles.Csv(TripFiles.Trip(1), TripFiles.Trip(100_000))));
        Assert.Equal(2, report.RowsLoaded);
        Assert.Equal([TripFiles.Trip(1), TripFiles.Trip(100_000)], await RowsAsync());
    }

    [Fact]
    public async Task Two_hundred_thousand_rows_load_in_order_with_progress()
    {
        var trips = Enumerable.Range(0, 200_000).Select(TripFiles.Trip).ToList();
        var file = _folder.Write("a.csv", TripFiles.Csv(trips));
        var seen = new List<LoadProgress>();
        var report = await SourceLoader.LoadAsync(ClickHouse, _source, [file], Rejects, progress: new Immediate<LoadProgress>(seen.Add), ct: Ct);

        Assert.Equal(200_000, report.RowsLoaded);
        Assert.True(seen.Count > 1);
        Assert.Equal((200_000, 1, 1), (seen[^1].RowsRead, seen[^1].FileNumber, seen[^1].Files));
        Assert.True(trips.OrderBy(t => t.FinishedAt).ThenBy(t => t.RequestedAt).SequenceEqual(await RowsAsync()));
    }

    [Fact]
    public async Task Rows_are_selected_by_the_instant_from_which_they_can_be_seen()
    {
        await LoadAsync(_folder.Write("a.csv", TripFiles.Csv(Enumerable.Range(0, 100).Select(TripFiles.Trip))));
        // Known half an hour after the request, seen a minute later.
        var selection = new RowSelection { KnownFrom = TripFiles.Start.AddMinutes(31 + 10), KnownBefore = TripFiles.Start.AddMinutes(31 + 20) };
        var rows = await SourceReader.ReadAsync(ClickHouse, _source, selection, Ct).ToListAsync(Ct);

        Assert.Equal(Enumerable.Range(10, 10).Select(TripFiles.Trip), rows.Cast<Trip>());
        Assert.Equal(10, await SourceReader.CountAsync(ClickHouse, _source, selection, Ct));
    }

    private Task<LoadReport> LoadAsync(params string[] files) => SourceLoader.LoadAsync(ClickHouse, _source, files, Rejects, ct: Ct);

    private async Task<List<Trip>> RowsAsync(RowSequence order = RowSequence.Known) =>
        await SourceReader.ReadAsync(ClickHouse, _source, new() { Order = order }, Ct).Cast<Trip>().ToListAsync(Ct);

    private async Task<string> ConvertAsync(string csv, string name)
    {
        var columns = _source.Model.Columns.Select(ColumnSpecs.Of).ToList();
        await using var writer = TableWriter.Create(_folder.File(name), new(columns.Select(c => c.ToField()), null));
        await foreach (var batch in TableFile.OpenRead(csv).ReadTypedAsync(columns, new BadRowList(), Ct))
        {
            using (batch)
                await writer.WriteAsync(batch, Ct);
        }

        await writer.CompleteAsync(Ct);
        return writer.Path;
    }
}
