using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Builds an array of values of a fixed width; a <see cref="bool"/> becomes a bit.</summary>
/// <typeparam name="T">The value as it stands in Arrow memory.</typeparam>
/// <param name="type">The type of the array.</param>
internal sealed class FixedOutput<T>(IArrowType type)
    where T : unmanaged
{
    private T[] values = [];

    /// <summary>Room for the values of a chunk; what a former chunk left in it must be overwritten or null.</summary>
    public Span<T> Start(int rows)
    {
        if (values.Length < rows)
            values = new T[rows];
        return values.AsSpan(0, rows);
    }

    public IArrowArray Build(int rows, Validity validity)
    {
        var buffer = values is bool[] bits ? Pack(bits.AsSpan(0, rows)) : Buffers.Copy<T>(values.AsSpan(0, rows));
        return ArrowArrayFactory.BuildArray(
            new ArrayData(type, rows, validity.NullCount, 0, new[] { validity.Copy(), buffer }));
    }

    private static ArrowBuffer Pack(ReadOnlySpan<bool> bits)
    {
        var packed = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i])
                packed[i >> 3] |= (byte)(1 << (i & 7));
        }

        return Buffers.Copy<byte>(packed);
    }
}
