using System.Globalization;

namespace FeatureDsl;

/// <summary>
/// Vectors as a table stores them. Half: the bits of IEEE 754 binary16. Int8: an exponent e from -126 to 121, the least with 127 * 2^e not below the greatest element, and for each element the
/// whole number nearest to x / 2^e (ties to even): a block of the OCP Microscaling format MXINT8, of the whole vector. Both are exact to read, and storing what was read changes nothing.
/// </summary>
public static class VectorCodec
{
    private const int LeastExponent = -126, GreatestExponent = 121;

    /// <summary>Why a vector cannot be stored, worded to follow it, or <see langword="null"/> where it can.</summary>
    /// <param name="storage">How.</param>
    /// <param name="elements">The elements.</param>
    public static string? Fault(VectorStorage storage, ReadOnlySpan<float> elements)
    {
        for (var i = 0; i < elements.Length && storage != VectorStorage.Single; i++)
        {
            var x = elements[i];
            var fits = storage == VectorStorage.Half
                ? !float.IsFinite(x) || Half.IsFinite((Half)x)
                : float.IsFinite(x) && MathF.Abs(x) <= Power(GreatestExponent) * 127;
            if (!fits)
            {
                var stored = storage == VectorStorage.Half ? "in half precision, which ends at 65504" : "in bytes, which hold finite numbers up to 3.37e38";
                return string.Create(CultureInfo.InvariantCulture, $"has an element at place {i} ({x}) that cannot be stored {stored}");
            }
        }

        return null;
    }

    /// <summary>The bits of each element in half precision.</summary>
    /// <param name="elements">The elements; <see cref="Fault"/> finds nothing.</param>
    /// <param name="bits">As many.</param>
    public static void ToHalf(ReadOnlySpan<float> elements, Span<ushort> bits)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            bits[i] = BitConverter.HalfToUInt16Bits((Half)elements[i]);
        }
    }

    /// <summary>The elements of such bits.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="elements">As many.</param>
    public static void FromHalf(ReadOnlySpan<ushort> bits, Span<float> elements)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            // Signalling NaNs would be made quiet: their bits are kept, as the query keeps them.
            var (sign, rest) = ((uint)(bits[i] & 0x8000) << 16, (uint)(bits[i] & 0x7FFF) << 13);
            elements[i] = BitConverter.UInt32BitsToSingle(sign | ((bits[i] & 0x7C00) == 0x7C00
                ? 0x7F800000 | rest
                : BitConverter.SingleToUInt32Bits(BitConverter.UInt32BitsToSingle(rest) * MathF.ScaleB(1, 112))));
        }
    }

    /// <summary>The exponent of a vector, and a whole number for each element.</summary>
    /// <param name="elements">The elements; <see cref="Fault"/> finds nothing.</param>
    /// <param name="bytes">One more than elements.</param>
    public static void ToInt8(ReadOnlySpan<float> elements, Span<sbyte> bytes)
    {
        var greatest = 0f;
        foreach (var x in elements)
        {
            greatest = MathF.Max(greatest, MathF.Abs(x));
        }

        var exponent = LeastExponent;
        while (Power(exponent) * 127 < greatest)
        {
            exponent++;
        }

        bytes[0] = (sbyte)exponent;
        for (var i = 0; i < elements.Length; i++)
        {
            bytes[i + 1] = (sbyte)Math.Round(elements[i] / (double)Power(exponent), MidpointRounding.ToEven);
        }
    }

    /// <summary>The elements of such bytes.</summary>
    /// <param name="bytes">The exponent and the whole numbers.</param>
    /// <param name="elements">One less.</param>
    public static void FromInt8(ReadOnlySpan<sbyte> bytes, Span<float> elements)
    {
        for (var i = 1; i < bytes.Length; i++)
        {
            elements[i - 1] = bytes[i] * Power(bytes[0]);
        }
    }

    /// <summary>The vector with each element rounded to what the storage holds.</summary>
    /// <exception cref="OverflowException">It cannot be stored.</exception>
    internal static FeatureVector Round(VectorStorage storage, FeatureVector vector)
    {
        if (Fault(storage, vector.AsSpan()) is { } fault)
        {
            throw new OverflowException($"The vector {fault}.");
        }

        var rounded = new float[vector.Count];
        if (storage == VectorStorage.Half)
        {
            var bits = new ushort[vector.Count];
            ToHalf(vector.AsSpan(), bits);
            FromHalf(bits, rounded);
        }
        else
        {
            var bytes = new sbyte[vector.Count + 1];
            ToInt8(vector.AsSpan(), bytes);
            FromInt8(bytes, rounded);
        }

        return new(rounded);
    }

    private static float Power(int exponent) => MathF.ScaleB(1, exponent);
}
