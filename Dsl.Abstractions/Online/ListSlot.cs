using System.Buffers.Binary;

namespace FeatureDsl.Online;

/// <summary>
/// Lists: their elements in slots of their own, which stand with the text; ordered element by element, a list before those that it begins.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
public readonly struct ListSlot<T, TSlot> : ISlot<FeatureList<T>>
    where TSlot : struct, ISlot<T>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, FeatureList<T> value, PackWriter text)
    {
        // Text of the elements goes before their slots, which say where it is.
        var slots = new byte[value.Count * TSlot.Width];
        for (var i = 0; i < value.Count; i++)
        {
            TSlot.Write(slots.AsSpan(i * TSlot.Width, TSlot.Width), value[i], text);
        }

        BinaryPrimitives.WriteInt32LittleEndian(target, text.Bytes(slots).Start);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], value.Count);
    }

    /// <inheritdoc/>
    public static FeatureList<T> Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text)
    {
        var items = new T[BinaryPrimitives.ReadInt32LittleEndian(source[4..])];
        var slots = text.Slice(BinaryPrimitives.ReadInt32LittleEndian(source), items.Length * TSlot.Width);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = TSlot.Read(slots.Slice(i * TSlot.Width, TSlot.Width), text);
        }

        return new(items);
    }

    /// <inheritdoc/>
    public static int Compare(FeatureList<T> a, FeatureList<T> b)
    {
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            if (TSlot.Compare(a[i], b[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return a.Count.CompareTo(b.Count);
    }
}
