namespace FeatureDsl.Online;

/// <summary>How values of one type are packed: in slots of one width, so that the n-th is found without reading the others.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface ISlot<T>
{
    /// <summary>Bytes per value.</summary>
    static abstract int Width { get; }

    /// <summary>Packs a value; text goes to the end of the section.</summary>
    /// <param name="target">Of <see cref="Width"/> bytes, all zero.</param>
    /// <param name="value">The value.</param>
    /// <param name="text">Where text goes.</param>
    static abstract void Write(Span<byte> target, T value, PackWriter text);

    /// <summary>Unpacks a value.</summary>
    /// <param name="source">Of <see cref="Width"/> bytes.</param>
    /// <param name="text">The text of the section.</param>
    static abstract T Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text);

    /// <summary>The order of the contract.</summary>
    static abstract int Compare(T a, T b);

    /// <summary>The value that stands for all that count as equal: one NaN, no negative zero.</summary>
    static virtual T Canonical(T value) => value;

    /// <summary>Whether it is no number.</summary>
    static virtual bool IsNaN(T value) => false;
}
