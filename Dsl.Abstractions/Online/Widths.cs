using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>Columns of unsigned integers in the fewest bytes that hold the greatest: 0, 1, 2, 4 or 8.</summary>
internal static class Widths
{
    // Numbers lie in the order of the machine: little endian wherever the states are written and read.
    /// <summary>The bytes that a value needs.</summary>
    public static int Of(ulong greatest) => greatest switch
    {
        0 => 0,
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    /// <summary>Packs a value at an index.</summary>
    public static void Store(Span<byte> column, int width, int index, ulong value)
    {
        switch (width)
        {
            case 0:
                break;
            case 1:
                column[index] = (byte)value;
                break;
            case 2:
                MemoryMarshal.Write(column[(index * 2)..], (ushort)value);
                break;
            case 4:
                MemoryMarshal.Write(column[(index * 4)..], (uint)value);
                break;
            default:
                MemoryMarshal.Write(column[(index * 8)..], value);
                break;
        }
    }

    /// <summary>The value at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> column, int width, int index) => width switch
    {
        0 => 0,
        1 => column[index],
        2 => MemoryMarshal.Read<ushort>(column[(index * 2)..]),
        4 => MemoryMarshal.Read<uint>(column[(index * 4)..]),
        _ => MemoryMarshal.Read<ulong>(column[(index * 8)..]),
    };

    /// <summary>The first index whose value is not less than <paramref name="value"/>; the values ascend.</summary>
    public static int LowerBound(ReadOnlySpan<byte> column, int width, int count, ulong value) => width switch
    {
        0 => value == 0 ? 0 : count,
        1 => value > byte.MaxValue ? count : LowerBound(column, (byte)value),
        2 => value > ushort.MaxValue ? count : LowerBound(MemoryMarshal.Cast<byte, ushort>(column), (ushort)value),
        4 => value > uint.MaxValue ? count : LowerBound(MemoryMarshal.Cast<byte, uint>(column), (uint)value),
        _ => LowerBound(MemoryMarshal.Cast<byte, ulong>(column), value),
    };

    private static int LowerBound<T>(ReadOnlySpan<T> sorted, T value)
        where T : unmanaged, IComparable<T>
    {
        var (low, length) = (0, sorted.Length);
        while (length > 0)
        {
            var half = length >> 1;
            var isBelow = sorted[low + half].CompareTo(value) < 0;
            low = isBelow ? low + half + 1 : low;
            length = isBelow ? length - half - 1 : half;
        }

        return low;
    }
}
