using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How values of the language are held inside ClickHouse expressions, and how they come in and go out.</summary>
public static class SqlValues
{
    /// <summary>The ClickHouse type of a value inside expressions.</summary>
    public static string InnerType(DataType type)
    {
        var present = type.Kind switch
        {
            DataKind.Bool => "UInt8",
            DataKind.Int32 or DataKind.Enum or DataKind.DateOnly => "Int32",
            DataKind.Int64 or DataKind.DateTime or DataKind.TimeSpan => "Int64",
            DataKind.Float32 => "Float32",
            DataKind.Float64 => "Float64",
            DataKind.Decimal => "Int128",
            DataKind.String or DataKind.Vector => "String",
            DataKind.List => $"Array({InnerType(type.Element!)})",
            // Keys and values apart, so that either is an array like any other.
            DataKind.Map => $"Tuple(Array({InnerType(type.Key!)}), Array({InnerType(type.Element!)}))",
            DataKind.Pair => $"Tuple({InnerType(type.Element!)}, {InnerType(type.Key!)})",
            _ => "UUID",
        };
        return type.Nullable ? $"Nullable({present})" : present;
    }

    /// <summary>A stored column, as the value that expressions compute with.</summary>
    public static string Read(DataType type, string column) => type.Kind switch
    {
        DataKind.DateTime => $"toUnixTimestamp64Micro({column})",
        // A table may hold fewer digits than declared: the cast makes them the 64 bits that are read.
        DataKind.Decimal when type.Precision <= 18 && !type.Nullable => $"toInt128(reinterpretAsInt64(toDecimal64({column}, {type.Scale})))",
        DataKind.Decimal => $"toInt128(toDecimal128({column}, {type.Scale}) * {PowerOfTen(type.Scale)})",
        DataKind.Enum or DataKind.DateOnly => $"toInt32({column})",
        DataKind.Bool => type.Nullable ? $"CAST({column}, 'Nullable(UInt8)')" : $"toUInt8({column})",
        DataKind.List => OfEach(column, x => Read(type.Element!, x)),
        DataKind.Map => Sorted(type, $"mapKeys({column})", $"mapValues({column})"),
        DataKind.Vector => type.Nullable ? VectorSql.OrMissing(column) : VectorSql.Bytes(column),
        _ => column,
    };

    /// <summary>What stands for a value that is not there: a missing one, or an empty list or map.</summary>
    public static string Nothing(DataType type) => type.Kind switch
    {
        DataKind.List => $"CAST([], '{InnerType(type)}')",
        DataKind.Map => $"CAST(([], []), '{InnerType(type)}')",
        _ => "NULL",
    };

    /// <summary>A value that is there as one that may not be.</summary>
    public static string OrNothing(DataType type, string sql) => type.IsCollection ? sql : $"toNullable({sql})";

    /// <summary>A column of a table, as the value that expressions compute with.</summary>
    public static string Read(ColumnModel column, string name) => Read(column.Type, VectorSql.Decoded(column.Storage, name));

    /// <summary>A value that expressions computed, as a stored column.</summary>
    public static string Write(DataType type, string sql) => type.Kind switch
    {
        DataKind.DateTime => $"fromUnixTimestamp64Micro({sql}, 'UTC')",
        DataKind.DateOnly => $"toDate32({sql})",
        DataKind.Decimal when type.Nullable => $"if(isNull({sql}), NULL, {Digits(type, $"assumeNotNull({sql})")})",
        DataKind.Decimal => Digits(type, sql),
        DataKind.Enum => $"CAST({sql}, '{type.ClickHouse.Replace("'", "\\'")}')",
        DataKind.Bool => $"CAST({sql}, '{type.ClickHouse}')",
        DataKind.List => OfEach(sql, x => Write(type.Element!, x)),
        DataKind.Map => $"CAST(({OfEach($"tupleElement({sql}, 1)", x => Write(type.Key!, x))}, {OfEach($"tupleElement({sql}, 2)", x => Write(type.Element!, x))}), "
            + $"'{type.ClickHouse.Replace("'", "\\'")}')",
        DataKind.Vector => type.Nullable ? VectorSql.Elements($"ifNull({sql}, '')") : VectorSql.Elements(sql),
        _ => sql,
    };

    /// <summary>A list of what becomes of each element. The lambda sees nothing but the element: what it captured would be copied for every one.</summary>
    public static string OfEach(string list, Func<string, string> element) =>
        element("x") is var sql && sql == "x" ? list : $"arrayMap(x -> {sql}, {list})";

    /// <summary>A literal of the inner type.</summary>
    public static string Literal(Constant constant)
    {
        var type = constant.Type;
        if (constant.Value is null)
        {
            return type.IsCollection ? Nothing(type) : $"CAST(NULL, '{InnerType(type.OrMissing)}')";
        }

        return type.Kind switch
        {
            DataKind.Bool => (bool)constant.Value ? "1" : "0",
            DataKind.Int32 or DataKind.Enum or DataKind.DateOnly => $"toInt32({Text(constant.Value)})",
            DataKind.Int64 or DataKind.DateTime or DataKind.TimeSpan => Int64(Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture)),
            DataKind.Float32 => $"toFloat32({Float64((float)constant.Value)})",
            DataKind.Float64 => Float64((double)constant.Value),
            DataKind.Decimal => $"toInt128('{Unscaled((decimal)constant.Value, type.Scale)}')",
            DataKind.String => Quote((string)constant.Value),
            _ => $"toUUID('{constant.Value}')",
        };
    }

    /// <summary>Text in single quotes.</summary>
    public static string Quote(string text) => "'" + text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\0", "\\0") + "'";

    /// <summary>10 to the power of <paramref name="exponent"/> as an Int128.</summary>
    public static string PowerOfTen(int exponent) => exponent == 0 ? "toInt128(1)" : $"toInt128('1{new string('0', exponent)}')";

    // The binder has made sure that the digits fit the declared precision.
    private static string Digits(DataType type, string sql) => type.Precision <= 18
        ? $"reinterpret(toInt64({sql}), 'Decimal(18, {type.Scale})')"
        : $"reinterpret({sql}, 'Decimal(38, {type.Scale})')";

    // A table keeps the entries of a map in the order in which they came.
    private static string Sorted(DataType type, string keys, string values)
    {
        keys = OfEach(keys, x => Read(type.Key!, x));
        var order = type.Key!.Kind == DataKind.Guid ? $"arrayMap(x -> toString(x), {keys})" : keys;
        return $"(arraySort((x, k) -> k, {keys}, {order}), arraySort((x, k) -> k, {OfEach(values, x => Read(type.Element!, x))}, {order}))";
    }

    private static string Int64(long value) => value == long.MinValue ? "toInt64('-9223372036854775808')" : $"toInt64({Text(value)})";

    // Whole numbers read as written; any other double is given by its bits, which no parser can round.
    private static string Float64(double value) =>
        Math.Abs(value) < 1e15 && Math.Floor(value) == value && BitConverter.DoubleToInt64Bits(value) != long.MinValue
            ? $"toFloat64({((long)value).ToString(CultureInfo.InvariantCulture)})"
            : $"reinterpretAsFloat64(toUInt64(0x{BitConverter.DoubleToInt64Bits(value):X16})) /* {value.ToString("R", CultureInfo.InvariantCulture)} */";

    private static string Unscaled(decimal value, int scale)
    {
        var unscaled = value;
        for (var i = 0; i < scale; i++)
        {
            unscaled *= 10;
        }

        return decimal.Truncate(unscaled).ToString("F0", CultureInfo.InvariantCulture);
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
