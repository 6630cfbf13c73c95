using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Numbers of enum members to their names.</summary>
internal sealed class EnumNumberConverter<T>(EnumMembers members) : ColumnConverter
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly TextOutput output = new();

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var validity = new Validity(source);
        var numbers = MemoryMarshal.Cast<byte, T>(source.Data.Buffers[1].Span).Slice(source.Offset, source.Length);
        output.Start(numbers.Length);
        for (var row = 0; row < numbers.Length; row++)
        {
            string? name = null;
            if (!validity.IsNull(row) && Exact.Integer(numbers[row], out int number) is null)
                name = members.Name(number);
            if (!validity.IsNull(row) && name is null)
                bad.Add(row, Encoding.UTF8.GetBytes(numbers[row].ToString(null, CultureInfo.InvariantCulture)), members.Problem);
            output.Add(name ?? "");
        }

        return output.Build(validity);
    }
}
