using System.Buffers.Text;
using Apache.Arrow;
using Apache.Arrow.Arrays;

namespace FeatureDsl.Runtime.Files;

/// <summary>GUIDs from text (with or without hyphens, either case) or from 16 bytes in big-endian order, to lower-case text.</summary>
internal sealed class GuidConverter : ColumnConverter
{
    private readonly TextOutput output = new();

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var validity = new Validity(source);
        output.Start(source.Length);
        for (var row = 0; row < source.Length; row++)
        {
            if (validity.IsNull(row))
                output.Add([]);
            else if (source is FixedSizeBinaryArray bytes)
                output.Add(new Guid(bytes.GetBytes(row), bigEndian: true));
            else
                AddText(((BinaryArray)source).GetBytes(row), row, bad);
        }

        return output.Build(validity);
    }

    private void AddText(ReadOnlySpan<byte> text, int row, BadCells bad)
    {
        var format = text.Length == 32 ? 'N' : 'D';
        if (Utf8Parser.TryParse(text, out Guid value, out var used, format) && used == text.Length)
        {
            output.Add(value);
            return;
        }

        output.Add([]);
        bad.Add(row, text, Problem.NotGuid);
    }
}
