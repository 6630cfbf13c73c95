namespace FeatureDsl.Online;

/// <summary>Two values side by side.</summary>
/// <typeparam name="T">The type of the first.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
/// <typeparam name="TKey">The type of the second.</typeparam>
/// <typeparam name="TKeySlot">How it is packed.</typeparam>
public readonly struct PairSlot<T, TSlot, TKey, TKeySlot> : ISlot<(T Value, TKey Key)>
    where TSlot : struct, ISlot<T>
    where TKeySlot : struct, ISlot<TKey>
{
    /// <inheritdoc/>
    public static int Width => TSlot.Width + TKeySlot.Width;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, (T Value, TKey Key) value, PackWriter text)
    {
        TSlot.Write(target[..TSlot.Width], value.Value, text);
        TKeySlot.Write(target[TSlot.Width..], value.Key, text);
    }

    /// <inheritdoc/>
    public static (T Value, TKey Key) Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) =>
        (TSlot.Read(source[..TSlot.Width], text), TKeySlot.Read(source[TSlot.Width..], text));

    /// <inheritdoc/>
    public static int Compare((T Value, TKey Key) a, (T Value, TKey Key) b)
    {
        var byValue = TSlot.Compare(a.Value, b.Value);
        return byValue != 0 ? byValue : TKeySlot.Compare(a.Key, b.Key);
    }
}
