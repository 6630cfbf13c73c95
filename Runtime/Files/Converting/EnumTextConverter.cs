using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Names or numbers of enum members, as text, to names.</summary>
internal sealed class EnumTextConverter(EnumMembers members) : ColumnConverter
{
    private readonly TextOutput output = new();

    public override IArrowArray Convert(IArrowArray source, BadCells bad)
    {
        var text = (BinaryArray)source;
        var validity = new Validity(source);
        output.Start(source.Length);
        for (var row = 0; row < source.Length; row++)
        {
            var name = "";
            if (!validity.IsNull(row) && members.Find(text.GetBytes(row)) is { } found)
                name = found;
            else if (!validity.IsNull(row))
                bad.Add(row, text.GetBytes(row), members.Problem);
            output.Add(name);
        }

        return output.Build(validity);
    }
}
