using System.Text.Json;
using Apache.Arrow;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Tests;

/// <summary>Lists and maps that requests and spines bring.</summary>
public sealed class CollectionValueTests
{
    private static readonly DataType Door = new(DataKind.Enum, Enum: new("global::Door", EquatableArray.Of(new EnumMember("Back", 2), new EnumMember("Front", 1))));
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<DataType, string, object?[]> Elements => new()
    {
        { DataType.String.OrMissing, "[\"a\", null, \"\"]", ["a", null, ""] },
        { DataType.Float64.OrMissing, "[1, -0.5, \"nan\", \"-inf\", null]", [1.0, -0.5, double.NaN, double.NegativeInfinity, null] },
        { DataType.Float32, "[0.1, \"inf\"]", [0.1f, float.PositiveInfinity] },
        { DataType.Bool, "[true, false]", [true, false] },
        { DataType.Decimal(18, 2), "[1.25]", [1.25m] },
        { DataType.DateTime, "[\"2024-01-01T00:00:00Z\"]", [new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)] },
        { DataType.DateOnly, "[\"2024-02-29\"]", [new DateOnly(2024, 2, 29)] },
        { DataType.TimeSpan, "[\"-00:00:01\"]", [TimeSpan.FromSeconds(-1)] },
        { DataType.Guid, "[\"0f8fad5b-d9cb-469f-a165-70867728950e\"]", [Id] },
        { Door, "[\"Front\", \"Back\"]", [1, 2] },
        { DataType.Int64, "[]", [] },
    };

    public static TheoryData<DataType, string, object[]> Keys => new()
    {
        { DataType.String, "{\"b\": 1, \"B\": 2}", ["B", "b"] },
        { DataType.Int32, "{\"10\": 1, \"9\": 2}", [9, 10] },
        { DataType.Int64, "{\"1\": 1, \"-3000000000\": 2}", [-3000000000L, 1L] },
        { DataType.Bool, "{\"true\": 1, \"false\": 2}", [false, true] },
        { DataType.DateOnly, "{\"2024-03-01\": 1, \"2024-02-29\": 2}", [new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1)] },
        { DataType.DateTime, "{\"1970-01-01T00:00:00Z\": 1, \"1969-12-31T23:59:59.999999Z\": 2}", [DateTime.UnixEpoch.AddTicks(-10), DateTime.UnixEpoch] },
        { DataType.TimeSpan, "{\"00:00:01\": 1, \"-00:00:01\": 2}", [TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1)] },
        { DataType.Guid, "{\"ff8fad5b-d9cb-469f-a165-70867728950e\": 1, \"0f8fad5b-d9cb-469f-a165-70867728950e\": 2}", [Id, new Guid("ff8fad5b-d9cb-469f-a165-70867728950e")] },
        { Door, "{\"Back\": 1, \"Front\": 2}", [1, 2] },
    };

    [Theory]
    [MemberData(nameof(Elements), DisableDiscoveryEnumeration = true)]
    public void A_list_of_a_request_is_a_json_array(DataType element, string json, object?[] expected) =>
        Assert.Equal(expected, Assert.IsType<object?[]>(Json(DataType.List(element), json)));

    [Theory]
    [MemberData(nameof(Keys), DisableDiscoveryEnumeration = true)]
    public void A_map_of_a_request_is_a_json_object_in_any_order(DataType key, string json, object[] expected)
    {
        var entries = Assert.IsType<object?[]>(Json(DataType.Map(key, DataType.Int32), json)).Cast<object?[]>().ToList();
        Assert.Equal(expected, entries.Select(e => e[0]));
        // Each was written last first.
        Assert.Equal([2, 1], entries.Select(e => e[1]));
    }

    [Theory]
    [InlineData("[1, \"x\"]", "The request's 'x' has \"x\" at place 1, but a int64 is needed")]
    [InlineData("[1.5]", "has 1.5 at place 0")]
    [InlineData("[1, null]", "has null at place 1")]
    [InlineData("[[1]]", "has [1] at place 0")]
    [InlineData("{\"a\": 1}", "is {\"a\": 1}, but a list<int64> is needed; write a JSON array, [] for an empty one")]
    [InlineData("null", "needs a value for 'x' (list<int64>)")]
    public void A_bad_element_is_named_with_its_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FeatureDslException>(() => Json(DataType.List(DataType.Int64), json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"2024-01-01\": 1.5}", "has 1.5 for the key '2024-01-01', but a int64 is needed")]
    [InlineData("{\"2024-01-01\": null}", "has null for the key '2024-01-01'")]
    [InlineData("{\"2024-02-30\": 1}", "has the key '2024-02-30', but keys of a dateonly are needed")]
    [InlineData("{\"2024-01-01\": 1, \"2024-01-01\": 1}", "has the key '2024-01-01' twice")]
    [InlineData("[1]", "is [1], but a map<dateonly, int64> is needed; write a JSON object, {} for an empty one")]
    public void A_bad_entry_is_named_with_its_key(string json, string message) => Assert.Contains(
        message, Assert.Throws<FeatureDslException>(() => Json(DataType.Map(DataType.DateOnly, DataType.Int64), json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_is_well_formed()
    {
        var error = Assert.Throws<FeatureDslException>(() => Json(DataType.List(DataType.String), "[\"\\ud800\"]"));
        Assert.Contains("The request's 'x' has half of a surrogate pair", error.Message, StringComparison.Ordinal);
        Assert.Throws<FeatureDslException>(() => Json(DataType.Map(DataType.String, DataType.Int64), "{\"\\ud800\": 1}"));
        Assert.Throws<FeatureDslException>(() => Json(DataType.String, "\"\\ud800\""));
    }

    [Fact]
    public void A_number_beyond_the_largest_is_not_infinite()
    {
        Assert.Throws<FeatureDslException>(() => Json(DataType.List(DataType.Float64), "[1e999]"));
        Assert.Throws<FeatureDslException>(() => Json(DataType.Float32, "1e39"));
    }

    [Fact]
    public void Columns_of_them_are_read_as_they_were_written()
    {
        DataType[] types =
        [
            DataType.List(DataType.String.OrMissing), DataType.List(Door), DataType.List(DataType.Decimal(18, 2)), DataType.Map(DataType.Guid, DataType.TimeSpan),
            DataType.Map(Door, DataType.Bool), DataType.List(DataType.DateTime.OrMissing),
        ];
        object?[][] rows =
        [
            [new object?[] { "a", null }, new object?[] { 2, 1 }, new object?[] { 1.50m, -2m }, new object?[] { new object?[] { Id, TimeSpan.FromDays(1) } },
                new object?[] { new object?[] { 1, true }, new object?[] { 2, false } }, new object?[] { null, DateTime.UnixEpoch }],
            [new object?[0], new object?[0], new object?[0], new object?[0], new object?[0], new object?[0]],
            [new object?[] { "" }, new object?[] { 1 }, new object?[] { 0m }, new object?[0], new object?[] { new object?[] { 2, true } }, new object?[] { null }],
        ];
        var columns = types.Select((t, i) => ArrowColumns.Of(t, rows.Select(r => r[i]))).ToList();
        var schema = new Schema(columns.Select((c, i) => new Field($"c{i}", c.Data.DataType, false)), metadata: null);
        using var batch = new RecordBatch(schema, columns, rows.Length);
        var reader = new ArrowRowReader(types);
        reader.Bind(batch);
        for (; reader.Row < rows.Length; reader.Row++)
        {
            var boxed = types.Select((t, i) => BoxedValues.Read(reader, i, t)).ToList();
            Assert.Equal(rows[reader.Row], boxed);
            Assert.Equal(rows[reader.Row], types.Select((t, i) => BoxedValues.Read(new BoxedRow(boxed), i, t)));
        }
    }

    private static object? Json(DataType type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return BoxedValues.FromJson(document.RootElement, type, "x");
    }
}
