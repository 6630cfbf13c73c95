using FeatureDsl.Descriptors;
using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>The rows of a trial that a question is about.</summary>
internal static class OfAskedEntities
{
    /// <summary>The trial with those rows only.</summary>
    public static Trial Only(Trial trial, FeatureProject project)
    {
        var target = project.Targets.Single(t => t.Name == trial.Target);
        var tables = new Dictionary<string, Table>();
        foreach (var (name, table) in trial.Tables)
        {
            var source = project.Sources.FirstOrDefault(s => s.Model.Table == name)?.Model;
            var keys = source is null ? [] : target.Entities.Select(e => (
                Asked: e.Keys.Select(k => trial.Questions.Place(k.Column)).ToArray(),
                Held: source.Keys.FirstOrDefault(k => k.Entity == e.FullName)?.Columns.Select(c => table.Place(source.ColumnOf(c).Name)).ToArray())).Where(k => k.Held is not null).ToList();
            tables.Add(name, table with
            {
                Rows = [.. table.Rows.Where(r => keys.Any(k => trial.Questions.Rows.Any(q => k.Asked.Select(i => q[i]).SequenceEqual(k.Held!.Select(i => r[i])))))],
            });
        }

        return trial with { Tables = tables };
    }
}
