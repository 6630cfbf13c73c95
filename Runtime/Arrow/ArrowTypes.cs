using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime;

/// <summary>In which Arrow arrays values of the language arrive.</summary>
internal static class ArrowTypes
{
    public static bool CanRead(IArrowArray array, DataType type) => type.Kind switch
    {
        DataKind.Bool => array is BooleanArray,
        DataKind.Int32 => array is Int32Array,
        DataKind.Int64 => array is Int64Array,
        DataKind.Float32 => array is FloatArray,
        DataKind.Float64 => array is DoubleArray,
        DataKind.Decimal => array is Decimal128Array or Decimal64Array,
        DataKind.String => array is StringArray,
        DataKind.DateTime => array is TimestampArray { Data.DataType: TimestampType { Unit: TimeUnit.Microsecond } },
        DataKind.DateOnly => array is Date32Array,
        DataKind.TimeSpan => array is Int64Array,
        DataKind.Guid => array is StringArray or FixedSizeBinaryArray { Data.DataType: FixedSizeBinaryType { ByteWidth: 16 } },
        DataKind.Enum => array is Int32Array or Int16Array or Int8Array or StringArray,
        DataKind.Vector => array is ListArray { Values: FloatArray or UInt16Array or Int8Array },
        DataKind.List => array is ListArray list && CanRead(list.Values, type.Element!),
        DataKind.Map => array is MapArray map && CanRead(map.Keys, type.Key!) && CanRead(map.Values, type.Element!),
        _ => false,
    };
}
