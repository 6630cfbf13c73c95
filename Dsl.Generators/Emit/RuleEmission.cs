using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>The C# text that says what is wrong with the columns of a row, in the words of <c>RowRules</c>.</summary>
internal static class RuleEmission
{
    private const string Rules = "global::FeatureDsl.RowRules.";

    /// <summary>The expressions, each a text or <see langword="null"/>, that say what is wrong with a column.</summary>
    public static IEnumerable<string> Of(ColumnModel column)
    {
        var (type, name) = (column.Type, CodeWriter.Literal(column.Path));
        if (type.IsCollection)
        {
            var value = CSharpExpression.OfColumn("this", type, column.Property);
            return type.IsList ? Each(type.Element!, value, name) :
            [
                .. Each(type.Key!, value + ".Keys", CodeWriter.Literal(column.Path + ".Keys")),
                .. Each(type.Element!, value + ".Values", CodeWriter.Literal(column.Path + ".Values")),
            ];
        }

        var stored = column.Storage == VectorStorage.Single ? null
            : $"{Rules}Stored({column.Property}, global::FeatureDsl.VectorStorage.{column.Storage}, {name})";
        return new[] { Of(type, column.Property, name), stored }.OfType<string>();
    }

    private static IEnumerable<string> Each(DataType element, string list, string name)
    {
        var rule = element is { Kind: DataKind.String, Nullable: false } ? $"{Rules}Present(x, name)" : Of(element, "x", "name");
        return rule is null ? [] : [$"{Rules}Each({list}, static (x, name) => {rule}, {name})"];
    }

    private static string? Of(DataType type, string value, string name) => type.Kind switch
    {
        DataKind.DateTime => $"{Rules}Instant({value}, {name})",
        DataKind.DateOnly => $"{Rules}Date({value}, {name})",
        DataKind.TimeSpan => $"{Rules}Span({value}, {name})",
        DataKind.Decimal => $"{Rules}Decimal({value}, {type.Scale}, {name})",
        DataKind.Vector => $"{Rules}Vector({value}, {type.Dimension}, {name})",
        _ => null,
    };
}
