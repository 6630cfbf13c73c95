using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Tests.Files;

namespace FeatureDsl.Runtime.Tests;

/// <summary>Instants outside the contract's years, wherever a column has them.</summary>
public sealed class InstantRangeTests
{
    private const long Good = 0, Early = -2_208_988_800_000_001, Late = 10_413_705_600_000_000;

    [Fact]
    public void Keys_and_values_of_maps_are_named_by_place_and_by_key()
    {
        var maps = CollectionTable.Maps(Instants(Good, Late, Good, Good), Instants(Good, Good, Early, Good), 0, 2, 3, 4);
        Assert.Equal(
            [(1, "the key at place 1: 2299-12-31 00:00:00 lies outside"), (2, "the value of key '1970-01-01 00:00:00.000000': 1899-12-31 23:59:59.999999 lies outside")],
            Found(DataType.Map(DataType.DateTime, DataType.DateTime), maps));
    }

    [Fact]
    public void Only_the_side_of_a_map_that_has_instants_is_looked_at()
    {
        var numbers = new Int64Array.Builder().AppendRange([Late, Early]).Build();
        Assert.Equal([(1, "the key at place 0: 2299-12-31 00:00:00 lies outside")], Found(DataType.Map(DataType.DateTime, DataType.Int64), CollectionTable.Maps(Instants(Good, Late), numbers, 1, 2)));
        Assert.Equal([(0, "the value of key '7': 2299-12-31 00:00:00 lies outside")],
            Found(DataType.Map(DataType.Int64, DataType.DateTime), CollectionTable.Maps(new Int64Array.Builder().Append(7).Append(8).Build(), Instants(Late, Good), 1, 2)));
    }

    [Fact]
    public void Elements_of_lists_are_named_by_place_and_single_instants_are_not()
    {
        Assert.Equal([(2, "the element at place 1: 1899-12-31 23:59:59.999999 lies outside")], Found(DataType.List(DataType.DateTime), CollectionTable.Lists(Instants(Good, Good, Early), 1, 1, 3)));
        Assert.Equal([(1, "2299-12-31 00:00:00 lies outside")], Found(DataType.DateTime, Instants(Late - 1, Late, Early + 1)));
    }

    private static TimestampArray Instants(params long[] micros)
    {
        var values = new Int64Array.Builder().AppendRange(micros).Build();
        return new(new ArrayData(new TimestampType(TimeUnit.Microsecond, "UTC"), values.Length, 0, 0, [ArrowBuffer.Empty, values.ValueBuffer]));
    }

    private static List<(int Row, string Reason)> Found(DataType type, IArrowArray column)
    {
        Assert.True(InstantRange.Concerns(type));
        var found = new List<(int, string)>();
        using var batch = new RecordBatch.Builder().Append("x", false, column).Build();
        new InstantRange(0, "x", type).Check(batch, (row, name, reason) => found.Add((row, name == "x" ? reason[..(reason.IndexOf("outside", StringComparison.Ordinal) + 7)] : name)));
        return found;
    }
}
