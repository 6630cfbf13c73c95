using System.Text;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

/// <summary>Lists and maps loaded into tables of ClickHouse and read from there.</summary>
public sealed class CollectionLoadTests(EngineFixture engine) : IDisposable
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e"), Other = new("ff8fad5b-d9cb-469f-a165-70867728950e");

    private readonly TemporaryFolder _folder = new();
    private readonly BasketSource _source = new(EngineFixture.NewTable());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Basket Full => new(
        1, Start, ["b", "", "a,\"é🎈"], [null, "x", null], [null, -0.0, double.NaN, 0.1], [1e-45f, float.NegativeInfinity], [true, null, false], [0.10m, -1234567890123456.78m],
        [null, Start.AddTicks(-10)], [new(1900, 1, 1), new(2299, 12, 30)], [TimeSpan.FromMicroseconds(-1), TimeSpan.FromDays(400)], [Other, Id], [TripStatus.Lost, null, TripStatus.Finished],
        Map(("card", 2L), ("", -1), ("é", 3)), Map((TripStatus.Finished, TripStatus.Lost), (TripStatus.Lost, TripStatus.Cancelled)), Map((Other, 0.5000m), (Id, -1.0000m)),
        Map((Start, true), (Start.AddYears(-100), false)), Map((true, new DateOnly(2024, 2, 29)), (false, new(1999, 1, 1))), Map((TimeSpan.FromSeconds(1), "s"), (TimeSpan.FromSeconds(-1), "")));

    private static Basket Empty => new(2, Start.AddHours(1), [], [], [], [], [], [], [], [], [], [], [], default, default, default, default, default, default);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.parquet")]
    [InlineData("a.arrow")]
    public async Task Every_type_of_element_key_and_value_comes_back_as_it_was(string name)
    {
        var path = await WriteAsync(name, [Full, Empty, Full with { Shop = 3, At = Start.AddHours(2) }]);
        var report = await SourceLoader.LoadAsync(engine.ClickHouse, _source, [path], _folder.File("rejects.csv"), ct: Ct);
        Assert.Equal((3, 0), (report.RowsLoaded, report.RowsRejected));

        foreach (var order in new[] { RowSequence.Known, RowSequence.EventTime })
        {
            var rows = await SourceReader.ReadAsync(engine.ClickHouse, _source, new() { Order = order }, Ct).Cast<Basket>().ToListAsync(Ct);
            Assert.Equal([Full, Empty, Full with { Shop = 3, At = Start.AddHours(2) }], rows);
            Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(rows[0].Weights[1]!.Value));
        }

        Assert.Equal("['','card','é']", await ScalarAsync("toString(mapKeys(quantities))"));
        Assert.Equal("['Lost','Finished']", await ScalarAsync("toString(mapKeys(moves))"));
        Assert.Equal($"['{Id}','{Other}']", await ScalarAsync("toString(arrayMap(x -> toString(x), mapKeys(sums)))"));
        Assert.Equal("['Lost',NULL,'Finished']", await ScalarAsync("toString(states)"));
        Assert.Equal("[NULL,-0,nan,0.1]", await ScalarAsync("toString(weights)"));
        // The table was made from the class; now it is checked against it.
        await SourceTable.VerifyAsync(engine.ClickHouse, _source.Model, Ct);
    }

    [Fact]
    public async Task Bad_elements_are_set_aside_with_column_and_place()
    {
        var text = await File.ReadAllTextAsync(await WriteAsync("a.csv", [Full, Empty]), Ct);
        var bad = text.Replace("[\"\"1900-01-01\"\",", "[\"\"1899-12-31\"\",", StringComparison.Ordinal).Replace("2023-12-31 23:59:59.999999", "2299-12-31 00:00:00", StringComparison.Ordinal);
        Assert.NotEqual(text, bad);
        var rejects = _folder.File("rejects.csv");
        var report = await SourceLoader.LoadAsync(engine.ClickHouse, _source, [_folder.Write("bad.csv", bad), _folder.Write("times.csv", Times(text))], rejects, ct: Ct);
        Assert.Equal((2, 2), (report.RowsLoaded, report.RowsRejected));
        var reasons = await File.ReadAllTextAsync(rejects, Ct);
        Assert.Contains(",days,the element at place 0: '1899-12-31' is outside", reasons.Replace("\"the", "the", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(",times,the element at place 1: 2299-12-31 00:00:00 lies outside 1900-01-01", reasons.Replace("\"the", "the", StringComparison.Ordinal), StringComparison.Ordinal);

        static string Times(string text) => text.Replace("2023-12-31 23:59:59.999999", "2299-12-31 00:00:00", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ties_end_at_the_elements_whatever_order_they_came_in()
    {
        // Missing before all, floating-point numbers by their bits, maps by keys and then by values.
        Basket[] ordered =
        [
            Empty, Empty with { Quantities = Map(("a", 1L)) }, Empty with { Quantities = Map(("a", 2L)) }, Empty with { Quantities = Map(("a", 1L), ("b", 0)) },
            Empty with { Quantities = Map(("b", -1L)) }, Empty with { Weights = [null] }, Empty with { Weights = [-0.0] }, Empty with { Weights = [0.0] }, Empty with { Weights = [0.0, null] },
            Empty with { Weights = [1.0] }, Empty with { Notes = [null] }, Empty with { Notes = [""] }, Empty with { Notes = ["B"] }, Empty with { Notes = ["a"] }, Empty with { Tags = ["z"] },
        ];
        foreach (var (name, rows) in new[] { ("a", ordered), ("b", [.. ordered.Reverse()]) })
        {
            var source = new BasketSource(EngineFixture.NewTable());
            await SourceLoader.LoadAsync(engine.ClickHouse, source, [await WriteAsync(name + ".csv", rows)], _folder.File("rejects.csv"), ct: Ct);
            Assert.Equal(ordered, await SourceReader.ReadAsync(engine.ClickHouse, source, ct: Ct).Cast<Basket>().ToListAsync(Ct));
        }
    }

    [Fact]
    public async Task A_list_of_a_record_that_is_missing_is_empty_in_a_file_that_has_none()
    {
        var model = _source.Model with { Columns = EquatableArray.Of([.. _source.Model.Columns.Select(c => c.Name == "tags" ? c with { PresentWith = EquatableArray.Of("At") } : c)]) };
        var source = new NestedBasketSource(model);
        var text = await File.ReadAllTextAsync(await WriteAsync("a.csv", [Empty]), Ct);
        var report = await SourceLoader.LoadAsync(
            engine.ClickHouse, source, [_folder.Write("b.csv", text.Replace(".000000,\"[]\",", ".000000,,", StringComparison.Ordinal))], _folder.File("rejects.csv"), ct: Ct);
        Assert.Equal((1, 0), (report.RowsLoaded, report.RowsRejected));
        Assert.Equal([Empty], await SourceReader.ReadAsync(engine.ClickHouse, source, ct: Ct).Cast<Basket>().ToListAsync(Ct));
    }

    [Fact]
    public async Task A_table_may_keep_them_in_dictionaries_but_not_in_other_types()
    {
        var create = SourceTable.CreateStatement(_source.Model)
            .Replace("`tags` Array(String)", "`tags` Array(LowCardinality(String))", StringComparison.Ordinal)
            .Replace("`quantities` Map(String, Int64)", "`quantities` Map(LowCardinality(String), Int64)", StringComparison.Ordinal);
        Assert.Contains("Array(LowCardinality(String))", create, StringComparison.Ordinal);
        Assert.Contains("Map(LowCardinality(String), Int64)", create, StringComparison.Ordinal);
        await engine.ClickHouse.ExecuteAsync(create, ct: Ct);
        await SourceLoader.LoadAsync(engine.ClickHouse, _source, [await WriteAsync("a.parquet", [Full, Empty])], _folder.File("rejects.csv"), ct: Ct);
        Assert.Equal([Full, Empty], await SourceReader.ReadAsync(engine.ClickHouse, _source, ct: Ct).Cast<Basket>().ToListAsync(Ct));

        await engine.ClickHouse.ExecuteAsync($"DROP TABLE {SqlText.Identifier(_source.Model.Table)}", ct: Ct);
        await engine.ClickHouse.ExecuteAsync(
            create.Replace("`weights` Array(Nullable(Float64))", "`weights` Array(Float64)", StringComparison.Ordinal).Replace("LowCardinality(String), Int64", "String, Int32", StringComparison.Ordinal), ct: Ct);
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => SourceTable.VerifyAsync(engine.ClickHouse, _source.Model, Ct));
        Assert.Contains("column 'weights' is Array(Float64) in the table and Array(Nullable(Float64)) by the class", error.Message, StringComparison.Ordinal);
        Assert.Contains("column 'quantities' is Map(String, Int32) in the table and Map(String, Int64) by the class", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'tags'", error.Message, StringComparison.Ordinal);
    }

    private sealed class NestedBasketSource(SourceModel model) : SourceDescriptor(model)
    {
        public override object Read(IRowReader reader) => Basket.Read(reader);
    }

    private static FeatureMap<TKey, TValue> Map<TKey, TValue>(params IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();

    private Task<string> ScalarAsync(string expression) =>
        engine.ClickHouse.ScalarAsync<string>($"SELECT {expression} FROM {SqlText.Identifier(_source.Model.Table)} WHERE shop = 1", ct: Ct);

    // As text, whatever the format becomes: maps in no order of their keys.
    private async Task<string> WriteAsync(string name, IEnumerable<Basket> baskets)
    {
        var specs = _source.Model.Columns.Select(ColumnSpecs.Of).ToList();
        var text = new StringBuilder(string.Join(',', specs.Select(s => s.Name)) + "\n");
        foreach (var basket in baskets)
            text.Append(string.Join(',', typeof(Basket).GetConstructors()[0].GetParameters().Select(p => Cell(typeof(Basket).GetProperty(p.Name!)!.GetValue(basket)!)))).Append('\n');
        var path = _folder.Write("text.csv", text.ToString());
        if (name.EndsWith(".csv", StringComparison.Ordinal))
            return path;
        await using var writer = TableWriter.Create(_folder.File(name), new(specs.Select(s => s.ToField()), null));
        await foreach (var batch in TableFile.OpenRead(path).ReadTypedAsync(specs, new BadRowList(), Ct))
        {
            using (batch)
                await writer.WriteAsync(batch, Ct);
        }

        await writer.CompleteAsync(Ct);
        return _folder.File(name);
    }

    private static string Cell(object value) => value switch
    {
        IFeatureMap map => Quoted("{" + string.Join(',', map.Entries.Reverse().Select(e => $"{Text(e.Key, true)}:{Text(e.Value, false)}")) + "}"),
        IFeatureList list => Quoted("[" + string.Join(',', list.Cast<object?>().Select(e => Text(e, false))) + "]"),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        _ => FormattableString.Invariant($"{value}"),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(object? value, bool isKey) => value switch
    {
        null => "null",
        bool flag => isKey ? $"\"{flag}\"" : flag ? "true" : "false",
        DateTime => $"\"{Cell(value)}\"",
        DateOnly day => day.ToString("'\"'yyyy-MM-dd'\"'", System.Globalization.CultureInfo.InvariantCulture),
        decimal or long => isKey ? $"\"{Cell(value)}\"" : Cell(value),
        string text => System.Text.Json.JsonSerializer.Serialize(text),
        _ => $"\"{Cell(value)}\"",
    };
}
