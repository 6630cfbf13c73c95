using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>The C# text that packs the columns of a row one after another and makes a row of them again.</summary>
internal static class RowEmission
{
    /// <summary>The statement that packs a column, or one of a joined row.</summary>
    public static string Put(string row, DataType type, string property) =>
        $"output.Put<{OnlineTypes.Arguments(type)}>({OnlineTypes.Hold(type, CSharpExpression.OfColumn(row, type, property))});";

    /// <summary>
    /// Writes the method that takes the packed columns of a row and makes a row of them: those that were packed, in their order, and of the others nothing,
    /// because nothing is computed from them.
    /// </summary>
    /// <param name="w">Takes the text.</param>
    /// <param name="head">The head of the method.</param>
    /// <param name="source">The source of the row.</param>
    /// <param name="packed">The columns that were packed.</param>
    /// <param name="last">The initialisers behind those of the columns.</param>
    public static void Read(CodeWriter w, string head, SourceModel source, IReadOnlyList<ColumnModel> packed, IReadOnlyList<string> last)
    {
        if (source.Records.Count == 0)
        {
            var left = source.Columns.Where(c => !packed.Contains(c)).Select(c => Leave(c.Property));
            w.Block(head + " => new()", () => w.Lines(packed.Select(c => Take(c.Property, c.Type)).Concat(left).Concat(last)), "};");
            return;
        }

        // Members are made together, but packed one by one.
        w.Block(head, () =>
        {
            w.Lines(packed.Select((c, i) => $"var column{i} = packed.Slot<{OnlineTypes.Arguments(c.Type)}>();"));
            w.Block("return new()", () => w.Lines(Initialisers(source, packed, c => $"column{packed.ToList().IndexOf(c)}").Concat(last)), "};");
        });
    }

    /// <summary>The initialisers of a row of held columns.</summary>
    /// <param name="source">The source of the row.</param>
    /// <param name="there">The columns that there are; the others are left empty.</param>
    /// <param name="held">The text of a column as it is held.</param>
    public static IEnumerable<string> Initialisers(SourceModel source, IReadOnlyList<ColumnModel> there, Func<ColumnModel, string> held) =>
        RecordEmission.Initialisers(
            source.Records,
            [.. source.Columns.Select(c =>
                (c.Property, !there.Contains(c) ? "default!" : c.IsAlways ? Present(c.Declared, held(c)) : Cast(c.Type) + held(c)))],
            record => RecordEmission.IsMissing(record, there, c => held(c) + " is null"));

    /// <summary>The initialiser that takes the next column.</summary>
    public static string Take(string property, DataType type) => $"{property} = {Cast(type)}packed.Slot<{OnlineTypes.Arguments(type)}>(),";

    /// <summary>The initialiser of a column that nothing is computed from.</summary>
    public static string Leave(string property) => $"{property} = default!,";

    /// <summary>A value that was packed as one that can be missing, in the type of its column.</summary>
    public static string Present(DataType type, string held) =>
        type.Nullable || type.IsCollection ? Cast(type) + held : type.Kind is DataKind.String ? held + "!" : $"{Cast(type)}{held}.GetValueOrDefault()";

    /// <summary>The cast of a held value to its column.</summary>
    public static string Cast(DataType type) => type.Kind == DataKind.Enum ? $"({type.CSharp})" : "";
}
