using System.Globalization;
using System.Numerics;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Chooses the converter from the type of a file's column to the declared one.</summary>
internal static class ColumnConverters
{
    /// <summary>The converter, or null where there is no way without loss or guessing.</summary>
    /// <param name="source">The type after <see cref="SourceArrays.Simplify(IArrowType)"/>.</param>
    /// <param name="spec">The declared column.</param>
    public static ColumnConverter? Find(IArrowType source, ColumnSpec spec) => source switch
    {
        NullType => new NullColumnConverter(spec.ArrowType),
        _ when spec.Kind is ColumnKind.List or ColumnKind.Map => CollectionConverters.Find(source, spec),
        ListType or LargeListType or FixedSizeListType when spec.Kind == ColumnKind.Vector => VectorColumnConverter.Find(source, spec),
        StringType or BinaryType => FromText(spec),
        BooleanType => spec.Kind == ColumnKind.Bool ? new PassThroughConverter(spec.ArrowType) : null,
        Int8Type => FromInteger<sbyte>(spec, ColumnKind.Bool),
        Int16Type => FromInteger<short>(spec, ColumnKind.Bool),
        Int32Type => FromInteger<int>(spec, ColumnKind.Int32),
        Int64Type => FromInteger<long>(spec, ColumnKind.Int64),
        UInt8Type => FromInteger<byte>(spec, ColumnKind.Bool),
        UInt16Type => FromInteger<ushort>(spec, ColumnKind.Bool),
        UInt32Type => FromInteger<uint>(spec, ColumnKind.Bool),
        UInt64Type => FromInteger<ulong>(spec, ColumnKind.Bool),
        HalfFloatType => FromFloat<Half>(spec, ColumnKind.Bool),
        FloatType => FromFloat<float>(spec, ColumnKind.Float32),
        DoubleType => FromFloat<double>(spec, ColumnKind.Float64),
        Decimal128Type decimals => FromDecimal(decimals, spec),
        TimestampType or Date32Type or Date64Type => spec.Kind == ColumnKind.DateOnly ? ToDate(source, spec) : FromTime(source, spec),
        DurationType { Unit: var unit } when spec.Kind == ColumnKind.TimeSpan =>
            new CastColumnConverter<long, long>(spec.ArrowType, SpanValues.From(unit), Show),
        FixedSizeBinaryType { ByteWidth: 16 } => spec.Kind == ColumnKind.Guid ? new GuidConverter() : null,
        _ => null,
    };

    private static ColumnConverter? FromText(ColumnSpec spec)
    {
        var type = spec.ArrowType;
        return spec.Kind switch
        {
            ColumnKind.Bool => new TextColumnConverter<bool>(type, NumberText.Bool),
            ColumnKind.Int32 => new TextColumnConverter<int>(type, NumberText.Integer),
            ColumnKind.Int64 => new TextColumnConverter<long>(type, NumberText.Integer),
            ColumnKind.Float32 => new TextColumnConverter<float>(type, NumberText.FloatingPoint),
            ColumnKind.Float64 => new TextColumnConverter<double>(type, NumberText.FloatingPoint),
            ColumnKind.Decimal => new TextColumnConverter<Int128>(type, Decimals(spec).Parse),
            ColumnKind.DateTime => new TextColumnConverter<long>(type, Instants.Parse),
            ColumnKind.DateOnly => new TextColumnConverter<int>(type, Dates.Parse),
            ColumnKind.TimeSpan => new TextColumnConverter<long>(type, SpanValues.Parse),
            ColumnKind.String => new StringConverter(),
            ColumnKind.Guid => new GuidConverter(),
            ColumnKind.Enum => new EnumTextConverter(new EnumMembers(spec.EnumValues!)),
            ColumnKind.Vector => new VectorTextConverter(spec),
            _ => null,
        };
    }

    private static ColumnConverter? FromInteger<T>(ColumnSpec spec, ColumnKind same)
        where T : unmanaged, IBinaryInteger<T>
    {
        var type = spec.ArrowType;
        return spec.Kind switch
        {
            ColumnKind.Int32 or ColumnKind.Int64 when spec.Kind == same => new PassThroughConverter(type),
            ColumnKind.Int32 => new CastColumnConverter<T, int>(type, Exact.Integer, Show),
            ColumnKind.Int64 => new CastColumnConverter<T, long>(type, Exact.Integer, Show),
            ColumnKind.Float32 => new CastColumnConverter<T, float>(type, Exact.IntegerToFloat, Show),
            ColumnKind.Float64 => new CastColumnConverter<T, double>(type, Exact.IntegerToFloat, Show),
            ColumnKind.Decimal => new CastColumnConverter<T, Int128>(type, Decimals(spec).FromInteger, Show),
            ColumnKind.TimeSpan => new CastColumnConverter<T, long>(type, SpanValues.FromInteger, Show),
            ColumnKind.Bool => new CastColumnConverter<T, bool>(type, Exact.IntegerToBool, Show),
            ColumnKind.Enum => new EnumNumberConverter<T>(new EnumMembers(spec.EnumValues!)),
            _ => null,
        };
    }

    private static ColumnConverter? FromFloat<T>(ColumnSpec spec, ColumnKind same)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var type = spec.ArrowType;
        return spec.Kind switch
        {
            ColumnKind.Float32 or ColumnKind.Float64 when spec.Kind == same => new PassThroughConverter(type),
            ColumnKind.Float32 => new CastColumnConverter<T, float>(type, Exact.Float, Show),
            ColumnKind.Float64 => new CastColumnConverter<T, double>(type, Exact.Float, Show),
            // Writers without nullable integers keep whole numbers as floating point.
            ColumnKind.Int32 => new CastColumnConverter<T, int>(type, Exact.FloatToInteger, Show),
            ColumnKind.Int64 => new CastColumnConverter<T, long>(type, Exact.FloatToInteger, Show),
            _ => null,
        };
    }

    private static ColumnConverter? FromDecimal(Decimal128Type source, ColumnSpec spec)
    {
        var type = spec.ArrowType;
        string ShowDecimal(Int128 units) => DecimalScale.Show(units, source.Scale);
        return spec.Kind switch
        {
            _ when source.Scale is < 0 or > 38 => null,
            ColumnKind.Decimal when source.Scale == spec.Scale && source.Precision <= spec.Precision => new PassThroughConverter(type),
            ColumnKind.Decimal => new CastColumnConverter<Int128, Int128>(type, Decimals(spec).FromDecimal(source.Scale), ShowDecimal),
            ColumnKind.Int32 => new CastColumnConverter<Int128, int>(type, DecimalScale.ToInteger<int>(source.Scale), ShowDecimal),
            ColumnKind.Int64 => new CastColumnConverter<Int128, long>(type, DecimalScale.ToInteger<long>(source.Scale), ShowDecimal),
            _ => null,
        };
    }

    private static ColumnConverter? FromTime(IArrowType source, ColumnSpec spec)
    {
        if (spec.Kind != ColumnKind.DateTime)
            return null;
        var type = spec.ArrowType;
        return source switch
        {
            Date32Type => new CastColumnConverter<int, long>(type, Instants.FromDays, Show),
            Date64Type => new CastColumnConverter<long, long>(
                type, Instants.From(TimeUnit.Millisecond), v => Instants.Show(v, TimeUnit.Millisecond)),
            // Arrow keeps instants in UTC whatever zone they are shown in, so the zone's name does not matter.
            TimestampType { Unit: TimeUnit.Microsecond } => new InstantPassThroughConverter(type),
            TimestampType { Unit: var unit } => new CastColumnConverter<long, long>(type, Instants.From(unit), v => Instants.Show(v, unit)),
            _ => null,
        };
    }

    private static ColumnConverter ToDate(IArrowType source, ColumnSpec spec)
    {
        var unit = source is TimestampType timestamp ? timestamp.Unit : TimeUnit.Millisecond;
        return source is Date32Type
            ? new CastColumnConverter<int, int>(spec.ArrowType, Dates.Check, Dates.Show)
            : new CastColumnConverter<long, int>(spec.ArrowType, Dates.From(unit), v => Instants.Show(v, unit));
    }

    private static DecimalScale Decimals(ColumnSpec spec) => new(spec.Precision, spec.Scale);

    private static string Show<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
