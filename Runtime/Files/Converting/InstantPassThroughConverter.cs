using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Timestamps that are in microseconds already: checked for their range and shared.</summary>
internal sealed class InstantPassThroughConverter(IArrowType type) : ColumnConverter
{
    private readonly ValueCast<long, long> check = Instants.From(TimeUnit.Microsecond);

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var validity = new Validity(source);
        var values = MemoryMarshal.Cast<byte, long>(source.Data.Buffers[1].Span).Slice(source.Offset, source.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (!validity.IsNull(row) && check(values[row], out _) is { } problem)
                bad.Add(row, Encoding.UTF8.GetBytes(Instants.Show(values[row], TimeUnit.Microsecond)), problem);
        }

        return PassThroughConverter.Share(source, type);
    }
}
