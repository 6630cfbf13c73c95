using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>
/// Maps, whose keys and values are converted as columns of them would be, and whose entries are put into the contract's order of keys. A row is bad where a key or
/// a value is, or where a key comes twice; a map that is null is empty.
/// </summary>
internal sealed class MapColumnConverter(ColumnSpec spec, IElementReader reader, PartConverter keys, PartConverter values) : ColumnConverter
{
    private readonly MapType _type = (MapType)spec.ArrowType;

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var found = reader.Read(source, bad);
        var keyArray = keys.Convert(found.Parts[0], out var keyProblems);
        var valueArray = values.Convert(found.Parts[1], out var valueProblems);
        found.Report(keyProblems, bad, (place, _) => Places.Key(place));
        found.Report(valueProblems, bad, (_, at) => Places.Value(keyArray, at));
        IReadOnlyList<IArrowArray> pair = [keyArray, valueArray];
        if (Sorted(found, keyArray, bad) is { } order)
            pair = [.. pair.Select(p => Taken(p, order))];
        var (offsets, parts) = found.WithoutMissing(pair);
        var entries = new ArrayData(_type.KeyValueType, offsets[^1], 0, 0, [ArrowBuffer.Empty], [.. parts.Select(p => p.Data)]);
        return ArrowArrayFactory.BuildArray(new ArrayData(_type, source.Length, 0, 0, [ArrowBuffer.Empty, Buffers.Copy<int>(offsets)], [entries]));
    }

    /// <summary>Where the entries come from that stand in order, or null where they do already.</summary>
    private int[]? Sorted(Elements found, IArrowArray keyArray, BadCells bad)
    {
        var order = KeyOrder.Of(keyArray, spec.Key!);
        int[]? places = null;
        for (var row = 0; row < found.Rows; row++)
        {
            var (first, end) = (found.Offsets[row], found.Offsets[row + 1]);
            // What stands in place of a bad key is not compared.
            if (bad.Rows[row] || found.IsMissing(row) || order.Ascends(first, end))
                continue;
            places ??= [.. Enumerable.Range(0, keyArray.Length)];
            var entries = places.AsSpan(first, end - first);
            entries.Sort(order);
            for (var i = 1; i < entries.Length; i++)
            {
                if (order.Compare(entries[i - 1], entries[i]) != 0)
                    continue;
                bad.Add(row, $"the key {Places.Show(keyArray, entries[i])} comes twice");
                break;
            }
        }

        return places;
    }

    private static IArrowArray Taken(IArrowArray array, int[] places)
    {
        using (array)
            return ArrayTake.Of(array, places);
    }
}
