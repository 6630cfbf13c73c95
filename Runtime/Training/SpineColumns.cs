using Apache.Arrow;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>The columns that a spine must have for a target, and those that it has besides.</summary>
internal sealed class SpineColumns
{
    /// <summary>The instant that each row asks about.</summary>
    public const string AsOf = "as_of";

    /// <summary>The place of a row among the good rows of the spine file, from 0.</summary>
    public const string RowNumber = "row_number";

    private SpineColumns(IReadOnlyList<(string Name, DataType Type)> required) => Required = required;

    /// <summary>Keys, as-of and request columns, each once.</summary>
    public IReadOnlyList<(string Name, DataType Type)> Required { get; }

    /// <summary>What is asked of the file.</summary>
    public IReadOnlyList<ColumnSpec> Specs => [.. Required.Select(c => ColumnSpecs.Of(c.Name, c.Type))];

    /// <summary>The instants that must be in range.</summary>
    public RowRules Rules => new(Required);

    /// <summary>What a spine must have for a target.</summary>
    /// <exception cref="FeatureDslException">Two entities or requests want a column of one name and different types.</exception>
    public static SpineColumns Of(TargetDescriptor target)
    {
        var wanted = target.Entities.SelectMany(e => e.Keys).Select(k => (k.Column, k.Type))
            .Append((AsOf, DataType.DateTime))
            .Concat(target.Requests.SelectMany(r => r.Model.Columns).Select(c => (c.Name, ColumnSpecs.TypeOf(c))))
            .ToList();
        var required = new List<(string Name, DataType Type)>();
        foreach (var (name, type) in wanted)
        {
            var earlier = required.FindIndex(c => c.Name == name);
            if (earlier < 0)
                required.Add((name, type));
            else if (required[earlier].Type != type)
                throw Twice(target, name, required[earlier].Type, type);
        }

        return required.Exists(c => c.Name == RowNumber)
            ? throw new FeatureDslException($"{target.Name} has a key or request column '{RowNumber}', which is the name of a column of every spine; name it otherwise.")
            : new(required);
    }

    /// <summary>The columns of a file that are carried through.</summary>
    /// <param name="file">The spine file.</param>
    /// <param name="features">The columns of the features.</param>
    /// <exception cref="FeatureDslException">One has the name of a feature.</exception>
    public IReadOnlyList<Field> Carried(TableFile file, IEnumerable<string> features)
    {
        var taken = file.Schema.FieldsList.Select(f => f.Name).Intersect(features, StringComparer.Ordinal).ToList();
        return taken.Count == 0
            ? [.. file.Schema.FieldsList.Where(f => Required.All(c => c.Name != f.Name))]
            : throw new FeatureDslException($"The spine '{file.Path}' has the column(s) {string.Join(", ", taken.Select(t => $"'{t}'"))}, "
                + "which are features of the training set, too; rename or leave out those of the spine.");
    }

    private static FeatureDslException Twice(TargetDescriptor target, string name, DataType first, DataType second) => new(
        $"{target.Name} wants the spine column '{name}' as {first.Display} and as {second.Display}; rename one of the two key parts or request columns.");
}
