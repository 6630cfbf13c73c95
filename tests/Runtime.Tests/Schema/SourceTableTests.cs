using FeatureDsl.Runtime.Engine;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

public sealed class SourceTableTests(EngineFixture engine)
{
    private readonly Ir.SourceModel _trip = Trip.Model(EngineFixture.NewTable());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ClickHouseEngine ClickHouse => engine.ClickHouse;

    [Fact]
    public async Task A_table_made_from_a_class_agrees_with_it_and_is_sorted_by_entity_and_time()
    {
        await SourceTable.EnsureAsync(ClickHouse, _trip, Ct);
        await SourceTable.EnsureAsync(ClickHouse, _trip, Ct);

        Assert.Equal("driver_id, requested_at", await ClickHouse.ScalarAsync<string>(
            "SELECT sorting_key FROM system.tables WHERE name = {t:String} AND database = currentDatabase()", new Dictionary<string, object> { ["t"] = _trip.Table }, Ct));
    }

    [Fact]
    public async Task Rows_without_a_place_in_a_stream_have_minus_one()
    {
        await SourceTable.EnsureAsync(ClickHouse, _trip, Ct);
        await ClickHouse.ExecuteAsync($"INSERT INTO {_trip.Table} (driver_id) VALUES (1)", ct: Ct);
        Assert.Equal("-1/-1", await ClickHouse.ScalarAsync<string>($"SELECT concat(toString(_partition), '/', toString(_offset)) FROM {_trip.Table}", ct: Ct));
    }

    [Fact]
    public async Task A_key_that_can_be_missing_may_stand_in_the_sort_key()
    {
        var byRider = _trip with { Keys = Ir.EquatableArray.Of(_trip.Keys[1]) };
        await SourceTable.EnsureAsync(ClickHouse, byRider, Ct);
        await ClickHouse.ExecuteAsync($"INSERT INTO {_trip.Table} (rider_id) VALUES (NULL)", ct: Ct);
    }

    [Fact]
    public async Task Every_difference_is_named_in_one_error()
    {
        await CreateAsync(sql => sql
            .Replace("`seats` Int32", "`seats` Int64", StringComparison.Ordinal)
            .Replace("`city` Nullable(String)", "`city` String", StringComparison.Ordinal)
            .Replace("`distance` Float64", "`distance` Nullable(Float64)", StringComparison.Ordinal)
            .Replace("    `fare` Decimal(18, 2),\n", "", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => SourceTable.VerifyAsync(ClickHouse, _trip, Ct));

        Assert.Contains("column 'seats' is Int64 in the table and Int32 by the class", error.Message, StringComparison.Ordinal);
        Assert.Contains("column 'city' is String in the table, but City can be missing in the class", error.Message, StringComparison.Ordinal);
        Assert.Contains("column 'distance' is Nullable(Float64) in the table, but Distance is never missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("column 'fare' (Decimal(18, 2), property Fare) is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Message.Count(c => c == ';'));
    }

    [Fact]
    public async Task More_columns_low_cardinality_and_members_in_another_order_do_no_harm()
    {
        await CreateAsync(sql => sql
            .Replace("`city` Nullable(String)", "`city` LowCardinality(Nullable(String)), `more` UInt8", StringComparison.Ordinal)
            .Replace("`status` Enum16('Finished' = 2, 'Cancelled' = 1, 'Lost' = -5)", "`status` Enum8('Lost' = -5, 'Finished' = 2, 'Cancelled' = 1)", StringComparison.Ordinal));
        await SourceTable.VerifyAsync(ClickHouse, _trip, Ct);
    }

    [Fact]
    public async Task A_member_that_the_table_does_not_know_is_a_difference()
    {
        await CreateAsync(sql => sql.Replace("`status` Enum16('Finished' = 2, ", "`status` Enum16(", StringComparison.Ordinal));
        await Assert.ThrowsAsync<FeatureDslException>(() => SourceTable.VerifyAsync(ClickHouse, _trip, Ct));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named_with_the_statement_that_makes_it()
    {
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => SourceTable.VerifyAsync(ClickHouse, _trip, Ct));
        Assert.Contains("CREATE TABLE", error.Message, StringComparison.Ordinal);
    }

    private Task CreateAsync(Func<string, string> change) => ClickHouse.ExecuteAsync(change(SourceTable.CreateStatement(_trip)), ct: Ct);
}
