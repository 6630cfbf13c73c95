using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests;

/// <summary>The simplest scope: one nested select per stage.</summary>
internal sealed class NestedSelects : ISqlScope
{
    private readonly List<(string Name, string Sql)> stages = [];

    public string Stage(string hint, string sql)
    {
        var name = $"{hint}_{stages.Count}";
        stages.Add((name, sql));
        return name;
    }

    public string Over(string table) => stages.Aggregate(table, (from, stage) => $"(SELECT *, {stage.Sql} AS {stage.Name} FROM {from})");
}
