using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Text to a String column: shared, once it is known to be valid UTF-8.</summary>
internal sealed class StringConverter : ColumnConverter
{
    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var text = (BinaryArray)source;
        var offsets = text.ValueOffsets;
        var bytes = text.Values;
        var validity = new Validity(source);
        // The whole stretch is checked at once; one value at a time only if something in it is wrong or a character spans two values.
        if (source.Length > 0 && !(Utf8.IsValid(bytes[offsets[0]..offsets[^1]]) && CutsNoCharacter(offsets, bytes)))
        {
            for (var row = 0; row < source.Length; row++)
            {
                var value = bytes[offsets[row]..offsets[row + 1]];
                if (!validity.IsNull(row) && !Utf8.IsValid(value))
                    bad.Add(row, value, Problem.NotUtf8);
            }
        }

        return PassThroughConverter.Share(source, StringType.Default);
    }

    private static bool CutsNoCharacter(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> bytes)
    {
        foreach (var offset in offsets)
        {
            if (offset < bytes.Length && (bytes[offset] & 0xC0) == 0x80)
                return false;
        }

        return true;
    }
}
