using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

[Collection("Spines")] // One of them counts the tables that are left.
public sealed class TrainingSetTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Header = "driver_id,as_of,distance_km,hoped";

    private readonly TemporaryFolder _folder = new();
    private readonly TripSource _source = new(EngineFixture.NewTable());
    private readonly List<Trip> _trips = [.. Enumerable.Range(0, 400).Select(TripFiles.Trip).Where(t => t.DriverId != 0)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ClickHouseEngine ClickHouse => engine.ClickHouse;

    private TripTarget Target => new(_source.Model.Table);

    public async ValueTask InitializeAsync() =>
        await SourceLoader.LoadAsync(ClickHouse, _source, [_folder.Write("trips.csv", TripFiles.Csv(_trips))], _folder.File("r.csv"), ct: Ct);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("csv.gz")]
    [InlineData("parquet")]
    [InlineData("arrow")]
    [InlineData("arrows")]
    public async Task A_training_set_has_the_rows_of_its_spine_in_its_order(string extension)
    {
        var spine = _folder.Write("spine.csv", "note," + Header + ",weight\n"
            + "b,3,2024-01-01 02:00:00,2,Finished,1.50\n"
            + "a,3,2024-01-01 00:00:00,0,,x\n"
            + "\"c, d\",7,2024-01-02 00:00:00,4,Lost,\n"
            + "e,999,2024-01-02 00:00:00,1,,\n");
        var report = await BuildAsync(spine, "out." + extension);

        Assert.Equal((4, 6, 0, null), (report.Rows, report.Features, report.Rejected, report.RejectsFile));
        Assert.Equal(
            [
                "driver_id|as_of|distance_km|hoped|note|weight|Trips|Fares|LastCity|LastStatus|LastTrip|FarePerKm",
                "3|2024-01-01 02:00:00|2|Finished|b|1.50|" + Features(3, "2024-01-01 02:00:00", 2),
                "3|2024-01-01 00:00:00|0||a|x|" + Features(3, "2024-01-01 00:00:00", 0),
                "7|2024-01-02 00:00:00|4|Lost|c, d||" + Features(7, "2024-01-02 00:00:00", 4),
                "999|2024-01-02 00:00:00|1||e||" + Features(999, "2024-01-02 00:00:00", 1),
            ],
            await TextAsync("out." + extension));
    }

    [Fact]
    public async Task Other_columns_keep_the_types_they_have_in_an_arrow_spine()
    {
        var list = new ListArray.Builder(Int32Type.Default);
        ((Int32Array.Builder)list.Append().ValueBuilder).Append(1).Append(2);
        list.AppendNull();
        ((Int32Array.Builder)list.Append().ValueBuilder).Append(3);
        IArrowArray[] arrays =
        [
            new Date32Array.Builder().Append(new DateTime(2024, 5, 6)).AppendNull().AppendNull().Build(),
            list.Build(),
            new StringArray.Builder().Append("2024-01-01").Append("2024-01-02").Append("2024-01-03").Build(),
            new Int32Array.Builder().Append(1).Append(2).Append(3).Build(),
            new DoubleArray.Builder().Append(1).Append(double.NaN).Append(3).Build(),
            new StringArray.Builder().AppendNull().Append("Vanished").Append("Lost").Build(),
        ];
        string[] names = ["day", "numbers", "as_of", "driver_id", "distance_km", "hoped"];
        var schema = new Schema(names.Zip(arrays, (n, a) => new Field(n, a.Data.DataType, true)), null);
        await using (var writer = TableWriter.Create(_folder.File("spine.arrow"), schema))
        {
            await writer.WriteAsync(new(schema, arrays, 3), Ct);
            await writer.CompleteAsync(Ct);
        }

        var report = await BuildAsync(_folder.File("spine.arrow"), "out.parquet");

        Assert.Equal((2, 1), (report.Rows, report.Rejected));
        var file = TableFile.OpenRead(_folder.File("out.parquet"));
        Assert.IsType<Date32Type>(file.Schema.GetFieldByName("day").DataType);
        Assert.IsType<Int64Type>(file.Schema.GetFieldByName("driver_id").DataType);
        var chunk = await file.ReadAsync(cancellation: Ct).SingleAsync(Ct);
        var numbers = (ListArray)chunk.Batch.Column("numbers");
        Assert.Equal([3], ((Int32Array)numbers.GetSlicedValues(1)).Values.ToArray());
        Assert.Equal([1, 3], ((Int64Array)chunk.Batch.Column("driver_id")).Values.ToArray());
    }

    [Fact]
    public async Task Bad_rows_are_set_aside_and_do_not_shift_the_others()
    {
        var spine = _folder.Write("spine.csv", Header + ",id\n"
            + "1,2024-01-01 02:00:00,2,,first\n"
            + "x,2024-01-01 02:00:00,2,,second\n"
            + ",2024-01-01 02:00:00,2,,third\n"
            + "2,2299-12-31 12:00:00,2,,fourth\n"
            + "2,2024-01-01 02:00:00,2,Never,fifth\n"
            + "2,2024-01-01 03:00:00,2,,sixth\n");
        var report = await BuildAsync(spine, "out.csv");

        Assert.Equal((2, 4, _folder.File("out.csv.rejects.csv")), (report.Rows, report.Rejected, report.RejectsFile));
        Assert.Equal(
            ["1|2024-01-01 02:00:00|2||first|" + Features(1, "2024-01-01 02:00:00", 2), "2|2024-01-01 03:00:00|2||sixth|" + Features(2, "2024-01-01 03:00:00", 2)],
            (await TextAsync("out.csv")).Skip(1));
        Assert.Equal(5, (await File.ReadAllLinesAsync(report.RejectsFile!, Ct)).Length);
    }

    [Theory]
    [InlineData("driver_id,distance_km,hoped\n1,2,\n", "lacks the column 'as_of'")]
    [InlineData("driver,as_of,distance_km,hoped\n1,2024-01-01,2,\n", "'driver' may be meant as 'driver_id'")]
    [InlineData("driver_id,as_of,hoped\n1,2024-01-01,\n", "lacks the column 'distance_km'")]
    [InlineData("driver_id,as_of,distance_km,hoped,Trips\n1,2024-01-01,2,,4\n", "'Trips', which are features")]
    [InlineData("driver_id,as_of,distance_km,hoped\n", "has no rows")]
    [InlineData("driver_id,as_of,distance_km,hoped\n1,yesterday,2,\n", "All 1 rows")]
    public async Task A_wrong_spine_is_an_error_that_leaves_nothing_behind(string text, string message)
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => BuildAsync(_folder.Write("spine.csv", text), "out.csv"));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out.csv")));
        Assert.Equal(0, await SpineTablesAsync());
    }

    [Theory]
    [InlineData("HAVING row_number != 1")]
    [InlineData("UNION ALL SELECT 1, 2, 3, NULL, NULL, NULL, NULL")]
    [InlineData("UNION ALL SELECT 3, 2, 3, NULL, NULL, NULL, NULL")]
    public async Task A_query_that_loses_or_doubles_rows_is_an_error(string spoil)
    {
        var spine = _folder.Write("spine.csv", Header + "\n1,2024-01-01,2,\n2,2024-01-01,2,\n3,2024-01-01,2,\n");
        var target = new TripTarget(_source.Model.Table) { Spoil = spoil };
        var error = await Assert.ThrowsAsync<FeatureDslException>(
            () => TrainingSetBuilder.BuildAsync(ClickHouse, target, spine, _folder.File("out.csv"), ct: Ct));

        Assert.Contains("disagree", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out.csv")));
        Assert.Equal(0, await SpineTablesAsync());
    }

    [Fact]
    public async Task A_large_spine_keeps_its_order_and_tells_its_progress()
    {
        var text = new StringBuilder(Header + ",n\n");
        for (var i = 0; i < 200_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"{1000 + (i % 17)},2024-01-01 02:00:00,{i},,{i}\n");
        var seen = new List<TrainingProgress>();
        var report = await TrainingSetBuilder.BuildAsync(
            ClickHouse, Target, _folder.Write("spine.csv", text.ToString()), _folder.File("out.arrow"), progress: new Immediate<TrainingProgress>(seen.Add), ct: Ct);

        Assert.Equal(200_000, report.Rows);
        Assert.Equal([TrainingStage.ReadingSpine, TrainingStage.Computing, TrainingStage.Writing], seen.Select(p => p.Stage).Distinct());
        Assert.Equal((200_000, 200_000L), (seen[^1].Rows, seen[^1].Total));
        var next = 0;
        await foreach (var chunk in TableFile.OpenRead(_folder.File("out.arrow")).ReadAsync(cancellation: Ct))
        {
            using (chunk)
            {
                var (km, n) = ((DoubleArray)chunk.Batch.Column("distance_km"), (StringArray)chunk.Batch.Column("n"));
                for (var i = 0; i < chunk.Batch.Length; i++, next++)
                    Assert.True(km.Values[i] == next && int.Parse(n.GetString(i), CultureInfo.InvariantCulture) == next);
            }
        }

        Assert.Equal(200_000, next);
    }

    private Task<TrainingReport> BuildAsync(string spine, string output) =>
        TrainingSetBuilder.BuildAsync(ClickHouse, Target, spine, _folder.File(output), ct: Ct);

    private Task<long> SpineTablesAsync() =>
        ClickHouse.ScalarAsync<long>("SELECT toInt64(count()) FROM system.tables WHERE name LIKE 'featuredsl\\_spine\\_%'", ct: Ct);

    private string Features(long driver, string asOf, double km)
    {
        var at = DateTime.Parse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var seen = _trips.Where(t => t.DriverId == driver && t.RowKnown < at).OrderBy(t => t.RequestedAt).ToList();
        var last = seen.LastOrDefault();
        double? perKm = km == 0 ? null : (double)seen.Sum(t => t.Fare) / km;
        return string.Create(CultureInfo.InvariantCulture, $"{seen.Count}|{seen.Sum(t => t.Fare):0.00}|{last?.City?.Replace("\"", "", StringComparison.Ordinal)}|{last?.Status}|{last?.TripId}|{perKm}");
    }

    /// <summary>The file as lines of text, without quotes and without fractions of instants.</summary>
    private async Task<List<string>> TextAsync(string name)
    {
        var file = TableFile.OpenRead(_folder.File(name));
        await using (var writer = TableWriter.Create(_folder.File("text.tsv"), file.Schema))
        {
            await foreach (var chunk in file.ReadAsync(cancellation: Ct))
            {
                using (chunk)
                    await writer.WriteAsync(chunk.Batch, Ct);
            }

            await writer.CompleteAsync(Ct);
        }

        return [.. (await File.ReadAllLinesAsync(_folder.File("text.tsv"), Ct)).Select(l => l
            .Replace(".000000", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace('\t', '|'))];
    }
}
