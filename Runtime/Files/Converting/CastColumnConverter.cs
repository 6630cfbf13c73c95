using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Values of one fixed width to values of another.</summary>
internal sealed class CastColumnConverter<TIn, TOut>(IArrowType type, ValueCast<TIn, TOut> cast, Func<TIn, string> show) : ColumnConverter
    where TIn : unmanaged
    where TOut : unmanaged
{
    private readonly FixedOutput<TOut> output = new(type);

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var validity = new Validity(source);
        var input = MemoryMarshal.Cast<byte, TIn>(source.Data.Buffers[1].Span).Slice(source.Offset, source.Length);
        var values = output.Start(source.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (validity.IsNull(row))
                values[row] = default;
            else if (cast(input[row], out values[row]) is { } problem)
                bad.Add(row, Encoding.UTF8.GetBytes(show(input[row])), problem);
        }

        return output.Build(values.Length, validity);
    }
}
