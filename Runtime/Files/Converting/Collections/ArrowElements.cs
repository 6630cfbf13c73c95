using System.Collections;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>The elements of lists of every kind that Arrow has, and of maps: shared, not copied.</summary>
/// <param name="isMap">Whether each element is a pair of a key and a value.</param>
internal sealed class ArrowElements(bool isMap) : IElementReader
{
    public Elements Read(IArrowArray source, BadCells bad)
    {
        var offsets = Offsets(source);
        var first = offsets[0];
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] -= first;
        // Not disposed: its memory is the source's.
        var all = ArrowArrayFactory.BuildArray(source.Data.Children[0].Slice(first, offsets[^1]));
        IReadOnlyList<IArrowArray> parts = all is StructArray pairs && isMap ? [Member(pairs, 0), Member(pairs, 1)] : [Share(all)];
        return new(offsets, Missing(source), parts);
    }

    private static int[] Offsets(IArrowArray source) => source switch
    {
        ListArray list => list.ValueOffsets.ToArray(),
        LargeListArray list => [.. list.ValueOffsets.ToArray().Select(o => checked((int)o))],
        FixedSizeListArray list => Fixed(list, ((FixedSizeListType)list.Data.DataType).ListSize),
        _ => throw new ArgumentException($"{source.Data.DataType.Name} is no list"),
    };

    private static int[] Fixed(FixedSizeListArray list, int size) => [.. Enumerable.Range(list.Offset, list.Length + 1).Select(i => i * size)];

    private static BitArray? Missing(IArrowArray source)
    {
        var validity = new Validity(source);
        if (validity.NullCount == 0)
            return null;
        var missing = new BitArray(source.Length);
        for (var row = 0; row < source.Length; row++)
            missing[row] = validity.IsNull(row);
        return missing;
    }

    private static IArrowArray Member(StructArray pairs, int index) => Share(Flattened.Member(pairs, index));

    private static IArrowArray Share(IArrowArray array) => ArrowArrayFactory.SliceShared(array, 0, array.Length);
}
