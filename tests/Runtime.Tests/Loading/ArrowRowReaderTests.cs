using Apache.Arrow;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

public sealed class ArrowRowReaderTests(EngineFixture engine)
{
    private static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_of_a_query_arrive_exactly()
    {
        DataType[] types =
        [
            DataType.Guid, Trip.StatusType, Trip.StatusType.OrMissing, DataType.Decimal(18, 4), DataType.Decimal(28, 2), DataType.DateTime,
            DataType.Float32, DataType.Bool, DataType.String.OrMissing,
        ];
        var reader = new ArrowRowReader(types);
        var batches = await engine.ClickHouse.QueryArrowAsync(
            $"""
            SELECT toUUID('{Id}'), CAST(-5, {SqlText.Literal(Trip.StatusType.ClickHouse)}), toInt32(CAST('Finished', {SqlText.Literal(Trip.StatusType.OrMissing.ClickHouse)})),
                toDecimal64('-12345678901234.5678', 4), toDecimal128('-12345678901234567890123456.78', 2), fromUnixTimestamp64Micro(-1, 'UTC'),
                toFloat32(0.1), true, NULL::Nullable(String)
            """,
            ct: Ct).ToListAsync(Ct);
        reader.Bind(batches.Single());

        Assert.Equal(Id, reader.Guid(0));
        Assert.Equal((-5, 2), (reader.Enum(1), reader.Enum(2)));
        Assert.Equal((-12345678901234.5678m, -12345678901234567890123456.78m), (reader.Decimal(3), reader.Decimal(4)));
        Assert.Equal(DateTime.UnixEpoch.AddTicks(-10), reader.DateTime(5));
        Assert.Equal(DateTimeKind.Utc, reader.DateTime(5).Kind);
        Assert.Equal((0.1f, true, true), (reader.Float32(6), reader.Bool(7), reader.IsMissing(8)));
    }

    [Fact]
    public void Identifiers_and_members_are_read_from_text_too()
    {
        var reader = new ArrowRowReader([DataType.Guid, Trip.StatusType]);
        reader.Bind(Batch(new StringArray.Builder().Append(Id.ToString()).Build(), new StringArray.Builder().Append("Lost").Build()));
        Assert.Equal((Id, -5), (reader.Guid(0), reader.Enum(1)));
    }

    [Fact]
    public void A_column_of_another_type_is_named()
    {
        var error = Assert.Throws<FeatureDslException>(
            () => new ArrowRowReader([DataType.Int64]).Bind(Batch(new Int32Array.Builder().Append(1).Build())));
        Assert.Contains("Column 'c0' arrived as Arrow int32, which a int64 cannot be read from", error.Message, StringComparison.Ordinal);
    }

    private static RecordBatch Batch(params IArrowArray[] arrays) =>
        new(new(arrays.Index().Select(a => new Field($"c{a.Index}", a.Item.Data.DataType, true)), null), arrays, 1);
}
