using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>A source class with lists and maps of every type, as the compiler would see it.</summary>
public sealed record Basket(
    long Shop, DateTime At, FeatureList<string> Tags, FeatureList<string?> Notes, FeatureList<double?> Weights, FeatureList<float> Ratios, FeatureList<bool?> Flags,
    FeatureList<decimal> Prices, FeatureList<DateTime?> Times, FeatureList<DateOnly> Days, FeatureList<TimeSpan> Waits, FeatureList<Guid> Ids, FeatureList<TripStatus?> States,
    FeatureMap<string, long> Quantities, FeatureMap<TripStatus, TripStatus> Moves, FeatureMap<Guid, decimal> Sums, FeatureMap<DateTime, bool> Seen, FeatureMap<bool, DateOnly> Ends,
    FeatureMap<TimeSpan, string> Names) : IRow
{
    private static readonly EntityModel Shops = new("global::Shop", "Shop", "A shop.", EquatableArray.Of(new KeyPart("Shop", "shop", DataType.Int64)));

    public DateTime RowTime => At;

    public DateTime RowKnown => At;

    public IComparable RowTieBreak => Shop;

    public TimeSpan RowHorizon => TimeSpan.Zero;

    public static SourceModel Model(string table) => new(
        "global::Basket", "", "Basket", "A basket.", SourceKind.Event, table,
        EquatableArray.Of(
            Of("Shop", DataType.Int64), Of("At", DataType.DateTime), List("Tags", DataType.String), List("Notes", DataType.String.OrMissing), List("Weights", DataType.Float64.OrMissing),
            List("Ratios", DataType.Float32), List("Flags", DataType.Bool.OrMissing), List("Prices", DataType.Decimal(18, 2)), List("Times", DataType.DateTime.OrMissing),
            List("Days", DataType.DateOnly), List("Waits", DataType.TimeSpan), List("Ids", DataType.Guid), List("States", Trip.StatusType.OrMissing),
            Map("Quantities", DataType.String, DataType.Int64), Map("Moves", Trip.StatusType, Trip.StatusType), Map("Sums", DataType.Guid, DataType.Decimal(18, 4)),
            Map("Seen", DataType.DateTime, DataType.Bool), Map("Ends", DataType.Bool, DataType.DateOnly), Map("Names", DataType.TimeSpan, DataType.String)),
        "At", null, 0, null, 0, EquatableArray.Of(new EntityKeyModel(Shops.FullName, EquatableArray.Of("Shop"))));

    /// <summary>What the compiler would write to read a row.</summary>
    public static Basket Read(IRowReader r) => new(
        r.Int64(0), r.DateTime(1), r.List(2, e => e.String(0)), r.List(3, e => e.IsMissing(0) ? null : e.String(0)), r.List<double?>(4, e => e.IsMissing(0) ? null : e.Float64(0)),
        r.List(5, e => e.Float32(0)), r.List<bool?>(6, e => e.IsMissing(0) ? null : e.Bool(0)), r.List(7, e => e.Decimal(0)),
        r.List<DateTime?>(8, e => e.IsMissing(0) ? null : e.DateTime(0)), r.List(9, e => e.DateOnly(0)), r.List(10, e => e.TimeSpan(0)), r.List(11, e => e.Guid(0)),
        r.List<TripStatus?>(12, e => e.IsMissing(0) ? null : (TripStatus)e.Enum(0)), Entries(r, 13, e => e.String(0), e => e.Int64(1)),
        Entries(r, 14, e => (TripStatus)e.Enum(0), e => (TripStatus)e.Enum(1)), Entries(r, 15, e => e.Guid(0), e => e.Decimal(1)), Entries(r, 16, e => e.DateTime(0), e => e.Bool(1)),
        Entries(r, 17, e => e.Bool(0), e => e.DateOnly(1)), Entries(r, 18, e => e.TimeSpan(0), e => e.String(1)));

    public object? RowKey(string property) => Shop;

    public string? RowFault() => null;

    private static FeatureMap<TKey, TValue> Entries<TKey, TValue>(IRowReader reader, int column, Func<IRowReader, TKey> key, Func<IRowReader, TValue> value)
        where TKey : notnull => reader.Entries(column, e => KeyValuePair.Create(key(e), value(e))).ToFeatureMap();

    private static ColumnModel Of(string name, DataType type) => new(name, name.ToLowerInvariant(), type, false);

    private static ColumnModel List(string name, DataType element) => Of(name, DataType.List(element));

    private static ColumnModel Map(string name, DataType key, DataType value) => Of(name, DataType.Map(key, value));
}
