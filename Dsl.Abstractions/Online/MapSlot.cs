namespace FeatureDsl.Online;

/// <summary>Maps: the list of their keys and the list of their values.</summary>
/// <typeparam name="TKey">The type of a key.</typeparam>
/// <typeparam name="TKeySlot">How it is packed.</typeparam>
/// <typeparam name="TValue">The type of a value.</typeparam>
/// <typeparam name="TValueSlot">How it is packed.</typeparam>
public readonly struct MapSlot<TKey, TKeySlot, TValue, TValueSlot> : ISlot<FeatureMap<TKey, TValue>>
    where TKey : notnull
    where TKeySlot : struct, ISlot<TKey>
    where TValueSlot : struct, ISlot<TValue>
{
    private const int OfList = 8;

    /// <inheritdoc/>
    public static int Width => 2 * OfList;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, FeatureMap<TKey, TValue> value, PackWriter text)
    {
        ListSlot<TKey, TKeySlot>.Write(target[..OfList], value.Keys, text);
        ListSlot<TValue, TValueSlot>.Write(target[OfList..], value.Values, text);
    }

    /// <inheritdoc/>
    public static FeatureMap<TKey, TValue> Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) =>
        new([.. ListSlot<TKey, TKeySlot>.Read(source[..OfList], text)], [.. ListSlot<TValue, TValueSlot>.Read(source[OfList..], text)]);

    /// <inheritdoc/>
    public static int Compare(FeatureMap<TKey, TValue> a, FeatureMap<TKey, TValue> b)
    {
        var byKeys = ListSlot<TKey, TKeySlot>.Compare(a.Keys, b.Keys);
        return byKeys != 0 ? byKeys : ListSlot<TValue, TValueSlot>.Compare(a.Values, b.Values);
    }
}
