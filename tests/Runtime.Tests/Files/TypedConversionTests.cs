using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

public sealed class TypedConversionTests
{
    private static readonly ColumnSpec Element = new("x", ColumnKind.Enum, true, EnumValues: new Dictionary<string, int> { ["One"] = 1 }), Key = new("x", ColumnKind.String, false);

    private static readonly Dictionary<string, int> Colours = new() { ["Red"] = 1, ["Green"] = 2 };

    [Theory]
    [InlineData("2024-01-02 03:04:05", 1704164645000000)]
    [InlineData("2024-01-02T03:04:05.1Z", 1704164645100000)]
    [InlineData("2024-01-02T03:04:05.123456000+00:00", 1704164645123456)]
    [InlineData("1969-12-31 23:59:59.999999", -1)]
    [InlineData("2024-01-02", 1704153600000000)]
    public void Text_is_an_instant_in_utc(string text, long micros) =>
        Assert.Equal(micros, ((TimestampArray)Good(Strings(text), ColumnKind.DateTime)).Values[0]);

    [Theory]
    [InlineData("nan", double.NaN)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("-0", -0.0)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("1.7976931348623157E+308", double.MaxValue)]
    public void Floating_point_text_gives_the_nearest_double(string text, double value) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(((DoubleArray)Good(Strings(text), ColumnKind.Float64)).Values[0]));

    [Fact]
    public void Float32_text_is_rounded_once_not_through_a_double() =>
        // Through a double this would land exactly between two floats and go to the even one below.
        Assert.Equal(1.00000011920928955078125f, ((FloatArray)Good(Strings("1.00000005960464477540"), ColumnKind.Float32)).Values[0]);

    [Fact]
    public void Integers_widen_and_go_to_floating_point_only_when_exact()
    {
        Assert.Equal(-5L, ((Int64Array)Good(new Int32Array.Builder().Append(-5).Build(), ColumnKind.Int64)).Values[0]);
        Assert.Equal(3.0, ((DoubleArray)Good(new Int64Array.Builder().Append(3).Build(), ColumnKind.Float64)).Values[0]);
        Bad(new Int64Array.Builder().Append((1L << 53) + 1).Build(), ColumnKind.Float64, "'9007199254740993' cannot be had exactly");
        Bad(new Int64Array.Builder().Append(1L << 31).Build(), ColumnKind.Int32, "does not fit Int32");
        Bad(new UInt64Array.Builder().Append(ulong.MaxValue).Build(), ColumnKind.Int64, "does not fit Int64");
    }

    [Fact]
    public void Floating_point_narrows_only_when_exact()
    {
        Assert.Equal(0.5f, ((FloatArray)Good(new DoubleArray.Builder().Append(0.5).Build(), ColumnKind.Float32)).Values[0]);
        Assert.True(float.IsNaN(((FloatArray)Good(new DoubleArray.Builder().Append(double.NaN).Build(), ColumnKind.Float32)).Values[0]!));
        Bad(new DoubleArray.Builder().Append(0.1).Build(), ColumnKind.Float32, "'0.1' cannot be had exactly");
        Assert.Equal(4L, ((Int64Array)Good(new DoubleArray.Builder().Append(4.0).Build(), ColumnKind.Int64)).Values[0]);
        Bad(new DoubleArray.Builder().Append(9223372036854775808.0).Build(), ColumnKind.Int64, "does not fit Int64");
        Bad(new DoubleArray.Builder().Append(1.5).Build(), ColumnKind.Int32, "'1.5' is not a whole number");
    }

    [Fact]
    public void Timestamps_of_every_unit_become_microseconds()
    {
        Assert.Equal(1_000_000, Micros(TimeUnit.Second, 1));
        Assert.Equal(-1_000, Micros(TimeUnit.Millisecond, -1));
        Assert.Equal(7, Micros(TimeUnit.Microsecond, 7));
        Assert.Equal(-3, Micros(TimeUnit.Nanosecond, -3_000));
        Bad(Timestamps(TimeUnit.Nanosecond, 1_001), ColumnKind.DateTime, "'1970-01-01 00:00:00.000001001' is finer than a microsecond");
        Bad(Timestamps(TimeUnit.Second, long.MaxValue), ColumnKind.DateTime, "is outside 1900-01-01");
        Bad(Timestamps(TimeUnit.Microsecond, long.MinValue), ColumnKind.DateTime, "is outside 1900-01-01");
        var date = Good(new Date32Array.Builder().Append(new DateTime(1970, 1, 2)).Build(), ColumnKind.DateTime);
        Assert.Equal(86_400_000_000, ((TimestampArray)date).Values[0]);
    }

    [Fact]
    public void Dates_come_as_dates_and_as_midnights()
    {
        Assert.Equal([-25_567, -1, 0, 19_782, 120_528], Values<int>(Good(Strings("1900-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2299-12-30"), ColumnKind.DateOnly)));
        Assert.Equal([19_782], Values<int>(Good(new Date32Array.Builder().Append(new DateTime(2024, 2, 29)).Build(), ColumnKind.DateOnly)));
        Assert.Equal([-1], Values<int>(Good(new Date64Array.Builder().Append(new DateTime(1969, 12, 31)).Build(), ColumnKind.DateOnly)));
        Assert.Equal([-1], Values<int>(Good(Timestamps(TimeUnit.Microsecond, -86_400_000_000), ColumnKind.DateOnly)));
        Assert.Equal([1], Values<int>(Good(Timestamps(TimeUnit.Nanosecond, 86_400_000_000_000), ColumnKind.DateOnly)));
        Bad(Timestamps(TimeUnit.Microsecond, 86_400_000_001), ColumnKind.DateOnly, "'1970-01-02 00:00:00.000001' has a time of day");
        Bad(Timestamps(TimeUnit.Second, -3_155_673_600), ColumnKind.DateOnly, "is outside 1900-01-01");
        Bad(new Date32Array.Builder().Append(new DateTime(9999, 12, 31)).Build(), ColumnKind.DateOnly, "'9999-12-31' is outside 1900-01-01 to 2299-12-30");
        Assert.Throws<FeatureDslException>(() => Good(new Int32Array.Builder().Append(1).Build(), ColumnKind.DateOnly));
    }

    [Fact]
    public void Spans_come_as_microseconds_durations_and_text()
    {
        Assert.Equal(
            [0, -1, 922_337_203_685_477_580, 3_723_000_004, -93_784_000_000, 100_000],
            Values<long>(Good(Strings("0", "-1", "922337203685477580", "01:02:03.000004", "-1.02:03:04", "00:00:00.1"), ColumnKind.TimeSpan)));
        Assert.Equal([7L], Values<long>(Good(new Int16Array.Builder().Append(7).Build(), ColumnKind.TimeSpan)));
        Assert.Equal([-5_000_000L], Values<long>(Good(Durations(TimeUnit.Second, -5), ColumnKind.TimeSpan)));
        Assert.Equal([5_000L], Values<long>(Good(Durations(TimeUnit.Millisecond, 5), ColumnKind.TimeSpan)));
        Assert.Equal([5L], Values<long>(Good(Durations(TimeUnit.Microsecond, 5), ColumnKind.TimeSpan)));
        Assert.Equal([-5L], Values<long>(Good(Durations(TimeUnit.Nanosecond, -5_000), ColumnKind.TimeSpan)));
        Bad(Durations(TimeUnit.Nanosecond, 1_001), ColumnKind.TimeSpan, "'1001' is finer than a microsecond");
        Bad(Durations(TimeUnit.Second, long.MaxValue), ColumnKind.TimeSpan, "is longer than a TimeSpan can be");
        Bad(new Int64Array.Builder().Append(long.MinValue).Build(), ColumnKind.TimeSpan, "is longer than a TimeSpan can be");
        Bad(new UInt64Array.Builder().Append(ulong.MaxValue).Build(), ColumnKind.TimeSpan, "is longer than a TimeSpan can be");
        Assert.Throws<FeatureDslException>(() => Good(new DoubleArray.Builder().Append(1).Build(), ColumnKind.TimeSpan));
    }

    [Fact]
    public void Decimals_are_rescaled_without_rounding()
    {
        Assert.Equal("1.50", Decimal(Good(Decimals(10, 1, 1.5m), ColumnKind.Decimal, 5, 2)));
        Assert.Equal("1.50", Decimal(Good(Decimals(10, 4, 1.5m), ColumnKind.Decimal, 5, 2)));
        Assert.Equal("-7.00", Decimal(Good(new Int32Array.Builder().Append(-7).Build(), ColumnKind.Decimal, 5, 2)));
        Assert.Equal("-0.05", Decimal(Good(Strings("-.0500"), ColumnKind.Decimal, 5, 2)));
        Bad(Decimals(10, 4, 1.2345m), ColumnKind.Decimal, "'1.2345' needs more than 2 digits after the point", 5, 2);
        Bad(Decimals(10, 1, 1000m), ColumnKind.Decimal, "'1000.0' does not fit decimal(5, 2)", 5, 2);
        var widest = new string('9', 38);
        Assert.Equal(widest, Decimal(Good(Strings(widest), ColumnKind.Decimal, 38, 0)));
    }

    [Fact]
    public void Enums_come_by_name_or_number_and_guids_in_any_case()
    {
        Assert.Equal(["Red", "Green", null], Texts(Good(Strings("Red", "2", null), ColumnKind.Enum)));
        Assert.Equal("Green", Texts(Good(new Int16Array.Builder().Append(2).Build(), ColumnKind.Enum))[0]);
        const string Canonical = "0f8fad5b-d9cb-469f-a165-70867728950e";
        Assert.Equal([Canonical, Canonical], Texts(Good(Strings(Canonical.ToUpperInvariant(), "0f8fad5bd9cb469fa16570867728950e"), ColumnKind.Guid)));
    }

    [Fact]
    public void Dictionaries_and_large_strings_are_text_too()
    {
        var indices = new Int8Array.Builder().Append(1).AppendNull().Append(0).Build();
        var dictionary = new DictionaryArray(new DictionaryType(Int8Type.Default, StringType.Default, false), indices, Strings("a", "b"));
        Assert.Equal(["b", null, "a"], Texts(Good(dictionary, ColumnKind.String)));
        var large = new LargeStringArray(new ArrayData(LargeStringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<long>([0, 1, 3]), Buffers.Copy("xyz"u8)]));
        Assert.Equal(["x", "yz"], Texts(Good(large, ColumnKind.String)));
    }

    [Fact]
    public void A_column_of_the_right_type_is_shared_and_outlives_its_source()
    {
        var source = new Int64Array.Builder().Append(1).AppendNull().Append(3).Build();
        var batch = Convert(source.Slice(1, 2), new ColumnSpec("x", ColumnKind.Int64, true), out _);
        var result = (Int64Array)batch.Column(0);
        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(in source.Values[1], in result.Values[0]));
        source.Dispose();
        Assert.Equal([null, 3L], [result.GetValue(0), result.GetValue(1)]);
    }

    [Fact]
    public void A_type_that_cannot_be_had_without_guessing_is_refused_at_once()
    {
        var error = Assert.Throws<FeatureDslException>(() => Good(new DoubleArray.Builder().Append(1).Build(), ColumnKind.String));
        Assert.Contains("column 'x' is double in the file and String as declared", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_any_value_fits_every_nullable_declaration()
    {
        foreach (var kind in Enum.GetValues<ColumnKind>().Where(k => k is not (ColumnKind.Vector or ColumnKind.List or ColumnKind.Map)))
            Assert.Equal(3, Good(new NullArray(3), kind, 10, 2).NullCount);

        // They are empty in ClickHouse, never null.
        foreach (var kind in new[] { ColumnKind.Vector, ColumnKind.List, ColumnKind.Map })
        {
            var lists = (ListArray)Good(new NullArray(3), kind);
            Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(lists.GetValueLength));
            Assert.Equal(0, lists.NullCount);
        }
    }

    private static long Micros(TimeUnit unit, long value) => ((TimestampArray)Good(Timestamps(unit, value), ColumnKind.DateTime)).Values[0];

    private static TimestampArray Timestamps(TimeUnit unit, long value) =>
        new(new ArrayData(new TimestampType(unit, (string?)null), 1, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<long>([value])]));

    private static DurationArray Durations(TimeUnit unit, long value) =>
        new(new ArrayData(DurationType.FromTimeUnit(unit), 1, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<long>([value])]));

    private static T[] Values<T>(IArrowArray array)
        where T : unmanaged, IEquatable<T> => ((PrimitiveArray<T>)array).Values.ToArray();

    private static Decimal128Array Decimals(int precision, int scale, decimal value) =>
        new Decimal128Array.Builder(new Decimal128Type(precision, scale)).Append(value).Build();

    private static string Decimal(IArrowArray array) => ((Decimal128Array)array).GetString(0)!;

    private static StringArray Strings(params string?[] values)
    {
        var builder = new StringArray.Builder();
        foreach (var value in values)
            _ = value is null ? builder.AppendNull() : builder.Append(value);
        return builder.Build();
    }

    private static string?[] Texts(IArrowArray array) => [.. Enumerable.Range(0, array.Length).Select(i => ((StringArray)array).GetString(i))];

    private static IArrowArray Good(IArrowArray source, ColumnKind kind, int precision = 5, int scale = 2)
    {
        var batch = Convert(source, new ColumnSpec("x", kind, true, precision, scale, Colours, Dimension: 2, Element: Element, Key: Key), out var bad);
        Assert.Empty(bad.Rows);
        return batch.Column(0);
    }

    private static void Bad(IArrowArray source, ColumnKind kind, string reason, int precision = 5, int scale = 2)
    {
        var batch = Convert(source, new ColumnSpec("x", kind, true, precision, scale, Colours, Dimension: 2, Element: Element, Key: Key), out var bad);
        Assert.Contains(reason, Assert.Single(bad.Rows).Reason, StringComparison.Ordinal);
        Assert.Equal(0, batch.Length);
    }

    private static RecordBatch Convert(IArrowArray source, ColumnSpec spec, out BadRowList bad)
    {
        var schema = new Schema([new Field("x", source.Data.DataType, true)], null);
        bad = new BadRowList();
        var chunk = new TableChunk("memory", new RecordBatch(schema, [source], source.Length), 1);
        return TableConverter.Create("memory", schema, [spec]).Convert(chunk, bad);
    }
}
