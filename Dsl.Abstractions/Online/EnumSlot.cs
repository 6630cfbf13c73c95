using System.Globalization;

namespace FeatureDsl.Online;

/// <summary>Members of an enumeration inside a list or a map, by their number.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public readonly struct EnumSlot<T> : ISlot<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public static int Width => Int32Slot.Width;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, T value, PackWriter text) => Int32Slot.Write(target, Number(value), text);

    /// <inheritdoc/>
    public static T Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => (T)Enum.ToObject(typeof(T), Int32Slot.Read(source, text));

    /// <inheritdoc/>
    public static int Compare(T a, T b) => Number(a).CompareTo(Number(b));

    private static int Number(T value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
