using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>Vectors, by the bytes of their elements, which stand with the text; ordered by them.</summary>
public readonly struct VectorSlot : ISlot<FeatureVector>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, FeatureVector value, PackWriter text)
    {
        var (start, length) = text.Bytes(value.Bytes);
        BinaryPrimitives.WriteInt32LittleEndian(target, start);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], length);
    }

    /// <inheritdoc/>
    public static FeatureVector Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => FeatureVector.Of(MemoryMarshal.Cast<byte, float>(
        text.Slice(BinaryPrimitives.ReadInt32LittleEndian(source), BinaryPrimitives.ReadInt32LittleEndian(source[4..]))));

    /// <inheritdoc/>
    public static int Compare(FeatureVector a, FeatureVector b) => a.Bytes.SequenceCompareTo(b.Bytes);
}
