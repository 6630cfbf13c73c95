using System.Text.Json;
using Apache.Arrow;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Dates and spans on the command line.</summary>
public sealed class DateAndSpanTests
{
    private static readonly DateOnly LeapDay = new(2024, 2, 29);
    private static readonly TimeSpan Span = new(-1, -2, -3, -4, -5, -6);

    [Fact]
    public void They_are_shown_as_they_are_given_in_every_culture()
    {
        Assert.Equal("2024-02-29", Show.Value(LeapDay));
        Assert.Equal("-1.02:03:04.0050060", Show.Value(Span));
        Assert.Equal("\"2024-02-29\"", JsonValues.Of(LeapDay)!.ToJsonString());
        Assert.Equal(LeapDay, Json(DataType.DateOnly, JsonValues.Of(LeapDay)!.ToJsonString()));
        Assert.Equal(Span, Json(DataType.TimeSpan, JsonValues.Of(Span)!.ToJsonString()));
        Assert.Equal(TimeSpan.FromMinutes(15), Json(DataType.TimeSpan, "\"00:15:00\""));
        Assert.Null(Json(DataType.TimeSpan.OrMissing, "null"));
        Assert.Equal(LeapDay, BoxedValues.Parse("2024-02-29", DataType.DateOnly, "day"));
    }

    [Theory]
    [InlineData("\"2023-02-29\"", false)]
    [InlineData("\"9999-12-31\"", false)]
    [InlineData("\"02/29/2024\"", false)]
    [InlineData("20240229", false)]
    [InlineData("\"7\"", true)]
    [InlineData("7", true)]
    [InlineData("\"00:00:00.0000001\"", true)]
    [InlineData("\"25:00:00\"", true)]
    public void What_is_none_is_refused(string json, bool isSpan) => Assert.Throws<FeatureDslException>(() => Json(isSpan ? DataType.TimeSpan : DataType.DateOnly, json));

    [Fact]
    public void A_key_that_is_no_date_is_refused() =>
        Assert.Contains("'2024' is not a dateonly", Assert.Throws<FeatureDslException>(() => BoxedValues.Parse("2024", DataType.DateOnly, "day")).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_of_them_are_read_as_they_were_written()
    {
        DataType[] types = [DataType.DateOnly.OrMissing, DataType.TimeSpan.OrMissing];
        object?[][] rows = [[LeapDay, Span], [null, null], [new DateOnly(1969, 12, 31), TimeSpans.FromMicros(TimeSpans.LongestMicros)]];
        var columns = types.Select((t, i) => ArrowColumns.Of(t, rows.Select(r => r[i]))).ToList();
        var schema = new Schema(columns.Select((c, i) => new Field($"c{i}", c.Data.DataType, true)), metadata: null);
        using var batch = new RecordBatch(schema, columns, rows.Length);
        var reader = new ArrowRowReader(types);
        reader.Bind(batch);
        for (; reader.Row < rows.Length; reader.Row++)
            Assert.Equal(rows[reader.Row], types.Select((t, i) => BoxedValues.Read(reader, i, t)));
    }

    private static object? Json(DataType type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return BoxedValues.FromJson(document.RootElement, type, "x");
    }
}
