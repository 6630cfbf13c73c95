using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>The C# text that packs the columns of a row one after another and makes a row of them again.</summary>
internal static class RowEmission
{
    /// <summary>The statement that packs a column, or one of a joined row.</summary>
    public static string Put(string row, DataType type, string property) =>
        $"output.Put<{OnlineTypes.Arguments(type)}>({OnlineTypes.Hold(type, CSharpExpression.OfColumn(row, property))});";

    /// <summary>The initialiser that takes the next column.</summary>
    public static string Take(string property, DataType type) => $"{property} = {Cast(type)}packed.Slot<{OnlineTypes.Arguments(type)}>(),";

    /// <summary>The initialiser of a column that nothing is computed from.</summary>
    public static string Leave(string property) => $"{property} = default!,";

    /// <summary>A value that was packed as one that can be missing, in the type of its column.</summary>
    public static string Present(DataType type, string held) =>
        type.Nullable ? Cast(type) + held : type.Kind is DataKind.String ? held + "!" : $"{Cast(type)}{held}.GetValueOrDefault()";

    /// <summary>The cast of a held value to its column.</summary>
    public static string Cast(DataType type) => type.Kind == DataKind.Enum ? $"({type.CSharp})" : "";
}
