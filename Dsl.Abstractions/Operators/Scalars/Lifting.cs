using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Functions that know no missing values, made to be missing where an argument is.</summary>
internal static class Lifting
{
    /// <summary>Every argument becomes a column (or stays a literal), so that the function may use it many times.</summary>
    public static SqlText Over(SqlText sql) => (scope, call, args) =>
    {
        var columns = args.Select((a, i) => call.Arguments[i] is Constant ? a : scope.Stage("x", a)).ToList();
        var missing = columns.Where((_, i) => call.Arguments[i].Type.Nullable).Select(c => $"isNull({c})").ToList();
        if (missing.Count == 0)
        {
            // The type can say so all the same, because in C# any text can be missing.
            return call.Type.Nullable ? $"toNullable({sql(scope, call, columns)})" : sql(scope, call, columns);
        }

        var present = columns.Select((c, i) => call.Arguments[i].Type.Nullable ? scope.Stage("present", $"assumeNotNull({c})") : c).ToList();
        return $"if({string.Join(" OR ", missing)}, NULL, {sql(scope, call, present)})";
    };

    /// <summary>
    /// A call of a function of the language. Of text the C# result can always be missing, because C# cannot tell: where the text cannot, the value is taken.
    /// </summary>
    public static string CSharp(Call call, string function, IReadOnlyList<string> args)
    {
        var text = $"global::FeatureDsl.{function}({string.Join(", ", args)})";
        var isLifted = call.Type.Kind != DataKind.String && call.Arguments[0].Type.Kind == DataKind.String;
        return isLifted && !call.Type.Nullable ? text + ".GetValueOrDefault()" : text;
    }
}
