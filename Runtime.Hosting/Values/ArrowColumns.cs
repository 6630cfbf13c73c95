using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Values;

/// <summary>Values of the language as Arrow columns, as files of tables have them.</summary>
internal static class ArrowColumns
{
    private static readonly TimestampType Instant = new(TimeUnit.Microsecond, "UTC");

    /// <summary>A column of boxed values (see <see cref="BoxedValues"/>).</summary>
    public static IArrowArray Of(DataType type, IEnumerable<object?> values) => type.Kind switch
    {
        DataKind.Bool => Fill(new BooleanArray.Builder(), values, (b, v) => b.Append((bool)v), b => b.AppendNull()).Build(),
        DataKind.Int32 => Fill(new Int32Array.Builder(), values, (b, v) => b.Append((int)v), b => b.AppendNull()).Build(),
        DataKind.Int64 => Fill(new Int64Array.Builder(), values, (b, v) => b.Append((long)v), b => b.AppendNull()).Build(),
        DataKind.Float32 => Fill(new FloatArray.Builder(), values, (b, v) => b.Append((float)v), b => b.AppendNull()).Build(),
        DataKind.Float64 => Fill(new DoubleArray.Builder(), values, (b, v) => b.Append((double)v), b => b.AppendNull()).Build(),
        DataKind.Decimal => Fill(
            new Decimal128Array.Builder(new Decimal128Type(type.Precision, type.Scale)), values, (b, v) => b.Append((decimal)v), b => b.AppendNull()).Build(),
        DataKind.DateOnly => Fill(
            new Date32Array.Builder(), values, (b, v) => b.Append(((DateOnly)v).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)), b => b.AppendNull()).Build(),
        DataKind.TimeSpan => Fill(new Int64Array.Builder(), values, (b, v) => b.Append(TimeSpans.ToMicros((TimeSpan)v)), b => b.AppendNull()).Build(),
        DataKind.DateTime => Fill(
            new TimestampArray.Builder(Instant), values, (b, v) => b.Append(new DateTimeOffset((DateTime)v)), b => b.AppendNull()).Build(),
        DataKind.Vector => Vectors(type, values),
        DataKind.List => Lists(type, values, rows => [Of(type.Element!, rows)]),
        DataKind.Map => Lists(type, values, rows => [Of(type.Key!, rows.Select(Key)), Of(type.Element!, rows.Select(Value))]),
        _ => Fill(new StringArray.Builder(), values, (b, v) => b.Append(Text(v, type)), b => b.AppendNull()).Build(),
    };

    private static IArrowArray Vectors(DataType type, IEnumerable<object?> values)
    {
        var output = new VectorOutput(ColumnSpecs.Of("vector", type));
        var vectors = values.ToList();
        output.Start(vectors.Count);
        foreach (var vector in vectors)
            output.Add(vector is FeatureVector present ? present.AsSpan() : []);
        return output.Build();
    }

    private static IArrowArray Lists(DataType type, IEnumerable<object?> values, Func<List<object?>, IArrowArray[]> columns)
    {
        var lists = values.Select(v => (object?[]?)v ?? []).ToList();
        var offsets = new int[lists.Count + 1];
        for (var row = 0; row < lists.Count; row++)
            offsets[row + 1] = offsets[row] + lists[row].Length;
        var parts = columns([.. lists.SelectMany(l => l)]);
        var arrow = ColumnSpecs.Of("list", type).ArrowType;
        var elements = arrow is MapType map
            ? new ArrayData(map.KeyValueType, offsets[^1], 0, 0, [ArrowBuffer.Empty], [.. parts.Select(p => p.Data)])
            : parts[0].Data;
        return ArrowArrayFactory.BuildArray(new ArrayData(arrow, lists.Count, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(offsets)], [elements]));
    }

    private static object? Key(object? entry) => ((object?[])entry!)[0];

    private static object? Value(object? entry) => ((object?[])entry!)[1];

    private static string Text(object value, DataType type) => value switch
    {
        string text => text,
        Guid id => id.ToString("D"),
        var number => type.Enum!.Members.First(m => m.Value.Equals(number)).Name,
    };

    private static TBuilder Fill<TBuilder>(TBuilder builder, IEnumerable<object?> values, Action<TBuilder, object> append, Action<TBuilder> appendNull)
    {
        foreach (var value in values)
        {
            if (value is null)
                appendNull(builder);
            else
                append(builder, value);
        }

        return builder;
    }
}
