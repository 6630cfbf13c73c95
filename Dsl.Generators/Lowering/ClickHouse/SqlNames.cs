using System.Text;
using System.Text.RegularExpressions;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Names of tables and columns in the generated text: unique, and quoted where they must be.</summary>
internal sealed class SqlNames
{
    // A bare word that ClickHouse's parser may take for something else than a column.
    private static readonly HashSet<string> Reserved = new(
        ("all and any array as asof between by case cast columns cross date desc distinct div else end except exists extract false final format "
        + "from full global group having if ilike in inf inner intersect interval into is join left like limit materialized mod nan not null offset "
        + "on or order outer over partition prewhere qualify right sample select semi set settings table then ties timestamp to totals trim true "
        + "union using values when where window with without").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps names from being given away.</summary>
    public SqlNames(params string[] reserved) => _taken.UnionWith(reserved);

    /// <summary>The name itself or, where it is taken, the name with a number; quoted where it must be.</summary>
    public string Unique(string wanted)
    {
        wanted = wanted.Replace("?", "").Replace('.', '_'); // The member of a record.
        var name = wanted;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = $"{wanted}_{i}";
        }

        return Quote(name);
    }

    /// <summary>An identifier, in backticks where a bare word would not do.</summary>
    public static string Quote(string name) =>
        Regex.IsMatch(name, "^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant) && !Reserved.Contains(name)
            ? name
            : "`" + name.Replace("\\", "\\\\").Replace("`", "\\`") + "`";

    /// <summary>The table in which the result of a statement is kept for the next.</summary>
    public static string Step(int number) => $"{{step_{number}:Identifier}}";

    /// <summary>A table, perhaps with its database in front.</summary>
    public static string Table(string name) => string.Join(".", name.Split('.').Select(Quote));

    /// <summary>A word in lower case with underscores.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(c < 128 && char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        }

        return text.ToString();
    }
}
