using System.Text.RegularExpressions;

namespace FeatureDsl.Operators.Portable;

/// <summary>
/// Intermediate results over every element of an array: a stage is a column that holds an array, and stands for an element of it in later ones. The lambdas
/// see only the elements of the arrays that they use: what they captured besides would be copied for each.
/// </summary>
internal sealed class EachSql : ISqlScope
{
    private static readonly Regex Words = new("[A-Za-z_][A-Za-z0-9_]*(?!\\w|\\s*\\()", RegexOptions.CultureInvariant);

    private readonly ISqlScope _scope;
    private readonly List<string> _arrays;

    /// <summary>Over the elements of arrays of one length.</summary>
    /// <param name="scope">Where the arrays become columns.</param>
    /// <param name="arrays">The names of columns.</param>
    public EachSql(ISqlScope scope, params string[] arrays) => (_scope, _arrays) = (scope, [.. arrays]);

    /// <inheritdoc/>
    public string Stage(string hint, string sql)
    {
        var used = Words.Matches(sql).Cast<Match>().Select(m => m.Value).Where(_arrays.Contains).Distinct().ToList();
        used = used.Count == 0 ? [_arrays[0]] : used;
        var name = _scope.Stage(hint, $"arrayMap(({string.Join(", ", used)}) -> {sql}, {string.Join(", ", used)})");
        _arrays.Add(name);
        return name;
    }
}
