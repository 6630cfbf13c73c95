using System.Text;

namespace FeatureDsl.Operators.Portable;

/// <summary>
/// A function in ClickHouse SQL that gives the same bits as its C# twin. In the templates <c>{x}</c> and <c>{y}</c> are the arguments and
/// <c>{stage}</c> is an earlier stage. A stage is used many times, so it has to become a column of an inner select: pasted into one
/// expression the text would grow exponentially. Arguments are used many times too: hand in columns or literals, not long expressions.
/// Arguments are never null (Nullable columns lose their nulls in the special cases); nothing in a template ever throws, so whoever uses it
/// inside a conditional should turn <c>short_circuit_function_evaluation</c> off: evaluated lazily, every use of a stage computes it again.
/// </summary>
/// <param name="Name">The name, as the C# method has it.</param>
/// <param name="Arity">How many arguments: they are <c>{x}</c>, <c>{y}</c>, <c>{u}</c> and <c>{v}</c>.</param>
/// <param name="Stages">The intermediate results, each using only earlier ones.</param>
/// <param name="Result">The expression of the value.</param>
public sealed record PortableFunction(string Name, int Arity, IReadOnlyList<SqlStage> Stages, string Result)
{
    private static readonly string[] ParameterNames = ["x", "y", "u", "v"];

    /// <summary>The expression of the value, its stages handed to <paramref name="scope"/>.</summary>
    /// <param name="scope">Turns a stage into a column.</param>
    /// <param name="arguments">Columns or literals.</param>
    public string In(ISqlScope scope, params string[] arguments)
    {
        var names = Bind(arguments);
        foreach (var stage in Stages)
        {
            names[stage.Name] = scope.Stage(Name.ToLowerInvariant() + "_" + stage.Name, Fill(stage.Sql, names));
        }

        return "(" + Fill(Result, names) + ")";
    }

    /// <summary>A whole select that computes the function over columns of a table: one nested select per layer of stages.</summary>
    /// <param name="from">A table, or a select in parentheses.</param>
    /// <param name="result">The name of the result column.</param>
    /// <param name="arguments">Columns of <paramref name="from"/> or literals.</param>
    public string SelectFrom(string from, string result, params string[] arguments)
    {
        var names = Bind(arguments);
        foreach (var layer in Layers())
        {
            var columns = layer.Select(stage => $"{Fill(stage.Sql, names)} AS {Column(stage)}").ToList();
            from = $"(SELECT *, {string.Join(", ", columns)} FROM {from})";
            foreach (var stage in layer)
            {
                names[stage.Name] = Column(stage);
            }
        }

        return $"SELECT {Fill(Result, names)} AS {result} FROM {from}";
    }

    /// <summary>The stages in layers: a stage stands one layer above the highest stage that it uses.</summary>
    public IReadOnlyList<IReadOnlyList<SqlStage>> Layers()
    {
        var depths = new Dictionary<string, int>();
        foreach (var stage in Stages)
        {
            depths[stage.Name] = depths.Where(d => stage.Sql.Contains("{" + d.Key + "}")).Select(d => d.Value + 1).DefaultIfEmpty(0).Max();
        }

        return [.. Stages.GroupBy(stage => depths[stage.Name]).OrderBy(layer => layer.Key).Select(layer => layer.ToList())];
    }

    private Dictionary<string, string> Bind(string[] arguments) => arguments.Length == Arity
        ? Enumerable.Range(0, Arity).ToDictionary(i => ParameterNames[i], i => arguments[i])
        : throw new ArgumentException($"{Name} takes {Arity} arguments, not {arguments.Length}.", nameof(arguments));

    private string Column(SqlStage stage) => $"{Name.ToLowerInvariant()}_{stage.Name}";

    private static string Fill(string template, Dictionary<string, string> names)
    {
        var text = new StringBuilder(template.Length * 2);
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                return text.Append(template, at, template.Length - at).ToString();
            }

            var close = template.IndexOf('}', open);
            text.Append(template, at, open - at).Append(names[template.Substring(open + 1, close - open - 1)]);
            at = close + 1;
        }

        return text.ToString();
    }
}
