using System.Text.Json;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Serving.Tests;

/// <summary>Rows that were set aside, as JSON.</summary>
public sealed class DeadLetterTests
{
    [Fact]
    public void Lists_are_arrays_and_maps_are_objects()
    {
        var row = new Order(
            ["a\"b", null], [0.5, double.NaN, null], [DayOfWeek.Friday], Map(("é", 2L), ("", 1)), Map((new DateOnly(2024, 2, 29), 1.50m)), Map((true, "x"), (false, "y")),
            Map((TimeSpan.FromSeconds(-1), true)), Map((new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1)));
        Assert.Equal(
            """
            {"words":["a\"b",null],"numbers":[0.5,"NaN",null],"days":["Friday"],"amounts":{"":1,"é":2},"prices":{"2024-02-29":1.50},"flags":{"false":"y","true":"x"},
            "waits":{"-00:00:01":true},"times":{"2024-01-01T00:00:00.0000000Z":1}}
            """.ReplaceLineEndings(""),
            Written(row));
    }

    [Fact]
    public void Empty_ones_are_empty() => Assert.Equal(
        """{"words":[],"numbers":[],"days":[],"amounts":{},"prices":{},"flags":{},"waits":{},"times":{}}""",
        Written(new Order([], [], [], default, default, default, default, default)));

    // Escapes are read back: only what they stand for matters.
    private static string Written(Order row)
    {
        using var letter = JsonDocument.Parse(DeadLetterJson.Write(new(new Source(), row, null, "why", DateTime.UnixEpoch)));
        return JsonSerializer.Serialize(letter.RootElement.GetProperty("row"), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static FeatureMap<TKey, TValue> Map<TKey, TValue>(params IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull => entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToFeatureMap();

    private sealed record Order(
        FeatureList<string?> Words, FeatureList<double?> Numbers, FeatureList<DayOfWeek> Days, FeatureMap<string, long> Amounts, FeatureMap<DateOnly, decimal> Prices,
        FeatureMap<bool, string> Flags, FeatureMap<TimeSpan, bool> Waits, FeatureMap<DateTime, int> Times) : IRow
    {
        public DateTime RowTime => DateTime.UnixEpoch;

        public DateTime RowKnown => DateTime.UnixEpoch;

        public IComparable? RowTieBreak => null;

        public TimeSpan RowHorizon => TimeSpan.Zero;

        public object? RowKey(string property) => null;

        public string? RowFault() => null;
    }

    private sealed class Source() : SourceDescriptor(new SourceModel(
        "global::Order", "", "Order", "An order.", SourceKind.Event, "orders",
        EquatableArray.Of([.. typeof(Order).GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters()
            .Select(p => new ColumnModel(p.Name!, p.Name!.ToLowerInvariant(), DataType.List(DataType.String), false))]),
        "At", null, 0, null, 0, default))
    {
        public override object Read(IRowReader reader) => throw new NotSupportedException("The tests make rows themselves.");
    }
}
