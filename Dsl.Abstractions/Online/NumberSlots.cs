using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>32-bit integers, and members of enumerations by their number.</summary>
public readonly struct Int32Slot : ISlot<int>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, int value, PackWriter text) => BinaryPrimitives.WriteInt32LittleEndian(target, value);

    /// <inheritdoc/>
    public static int Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => BinaryPrimitives.ReadInt32LittleEndian(source);

    /// <inheritdoc/>
    public static int Compare(int a, int b) => a.CompareTo(b);
}

/// <summary>64-bit integers.</summary>
public readonly struct Int64Slot : ISlot<long>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, long value, PackWriter text) => BinaryPrimitives.WriteInt64LittleEndian(target, value);

    /// <inheritdoc/>
    public static long Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => BinaryPrimitives.ReadInt64LittleEndian(source);

    /// <inheritdoc/>
    public static int Compare(long a, long b) => a.CompareTo(b);
}

/// <summary>Single-precision numbers.</summary>
public readonly struct Float32Slot : ISlot<float>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, float value, PackWriter text) => BinaryPrimitives.WriteSingleLittleEndian(target, value);

    /// <inheritdoc/>
    public static float Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => BinaryPrimitives.ReadSingleLittleEndian(source);

    /// <inheritdoc/>
    public static int Compare(float a, float b) => a.CompareTo(b);

    /// <inheritdoc/>
    public static float Canonical(float value) => value == 0 ? 0 : float.IsNaN(value) ? float.NaN : value;

    /// <inheritdoc/>
    public static bool IsNaN(float value) => float.IsNaN(value);
}

/// <summary>Double-precision numbers.</summary>
public readonly struct Float64Slot : ISlot<double>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, double value, PackWriter text) => BinaryPrimitives.WriteDoubleLittleEndian(target, value);

    /// <inheritdoc/>
    public static double Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => BinaryPrimitives.ReadDoubleLittleEndian(source);

    /// <inheritdoc/>
    public static int Compare(double a, double b) => a.CompareTo(b);

    /// <inheritdoc/>
    public static double Canonical(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;

    /// <inheritdoc/>
    public static bool IsNaN(double value) => double.IsNaN(value);
}

/// <summary>Decimals, their scale included.</summary>
public readonly struct DecimalSlot : ISlot<decimal>
{
    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, decimal value, PackWriter text)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(target[(4 * i)..], parts[i]);
        }
    }

    /// <inheritdoc/>
    public static decimal Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++)
        {
            parts[i] = BinaryPrimitives.ReadInt32LittleEndian(source[(4 * i)..]);
        }

        return new decimal(parts);
    }

    /// <inheritdoc/>
    public static int Compare(decimal a, decimal b) => a.CompareTo(b);
}
