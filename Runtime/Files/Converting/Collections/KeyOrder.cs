using System.Runtime.InteropServices;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// The contract's order of the keys of maps, by their places in an array: numbers, dates, instants and spans ascending, false before true, members of an enumeration by
/// their numbers, text by code point, which is that of its UTF-8, identifiers by their text.
/// </summary>
internal sealed class KeyOrder : IComparer<int>
{
    private readonly StringArray? _texts;
    private readonly long[] _numbers;

    private KeyOrder(StringArray? texts, long[] numbers) => (_texts, _numbers) = (texts, numbers);

    /// <param name="keys">Keys, in the type of <see cref="ColumnSpec.ArrowType"/>.</param>
    /// <param name="spec">The declared keys.</param>
    public static KeyOrder Of(IArrowArray keys, ColumnSpec spec) => keys switch
    {
        StringArray names when spec.Kind == ColumnKind.Enum => new(null, Members(names, spec.EnumValues!)),
        StringArray texts => new(texts, []),
        BooleanArray flags => new(null, [.. Enumerable.Range(0, flags.Length).Select(i => flags.GetValue(i) == true ? 1L : 0L)]),
        Int32Array or Date32Array => new(null, [.. Values<int>(keys).ToArray().Select(v => (long)v)]),
        _ => new(null, Values<long>(keys).ToArray()),
    };

    public int Compare(int x, int y) => _texts is null ? _numbers[x].CompareTo(_numbers[y]) : Text(x).SequenceCompareTo(Text(y));

    /// <summary>Whether each key of a stretch is greater than the one before.</summary>
    public bool Ascends(int first, int end)
    {
        for (var at = first + 1; at < end; at++)
        {
            if (Compare(at - 1, at) >= 0)
                return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> Text(int at) => _texts!.Values[_texts.ValueOffsets[at].._texts.ValueOffsets[at + 1]];

    private static ReadOnlySpan<T> Values<T>(IArrowArray keys)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(keys.Data.Buffers[1].Span).Slice(keys.Offset, keys.Length);

    // What stands in place of a bad name is no member; its row is not looked at.
    private static long[] Members(StringArray names, IReadOnlyDictionary<string, int> members)
    {
        var numbers = new long[names.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = members.GetValueOrDefault(names.GetString(i) ?? "");
        return numbers;
    }
}
