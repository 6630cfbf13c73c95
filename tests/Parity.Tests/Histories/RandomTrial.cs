using FeatureDsl.Descriptors;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Runtime;

namespace FeatureDsl.Parity.Tests.Histories;

/// <summary>Random rows and questions for a program.</summary>
internal static class RandomTrial
{
    /// <summary>Makes them.</summary>
    /// <param name="program">The program.</param>
    /// <param name="project">The program, compiled.</param>
    /// <param name="asks">How many questions.</param>
    public static Trial Make(RandomProgram program, FeatureProject project, int asks)
    {
        var dice = new Dice(program.Seed * 31);
        var history = new RandomHistory(dice);
        var tables = project.Sources.ToDictionary(
            s => s.Model.Table, s => new Table([.. s.Model.Columns.Select(c => (c.Name, c.Type))], history.Rows(s.Model, dice.Of(3, 60, 250))));
        var target = project.Targets.Single(t => t.IsService);
        var columns = SpineColumns.Of(target).Required;
        var keys = target.Entities.Sum(e => e.Keys.Count);
        var questions = Enumerable.Range(0, asks).Select(_ => columns.Select((c, i) =>
            i < keys ? history.AskedKey(c.Type) : c.Name == SpineColumns.AsOf ? history.Instant() : history.Value(c.Type)).ToArray()).ToList();
        return new(program.Text, target.Name, tables, new(columns, questions));
    }
}
