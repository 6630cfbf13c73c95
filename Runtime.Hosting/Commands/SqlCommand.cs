using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>sql</c>: the training query of a target.</summary>
internal static class SqlCommand
{
    public static Command Create(CommandRunner runner)
    {
        var target = Arguments.Target();
        var command = new Command("sql", "Print the ClickHouse query that computes the features of a view or service for a spine, or the queries of a training set.") { target };
        runner.Handle(command, (session, parsed, _) =>
        {
            var name = parsed.GetValue(target)!;
            var set = Find.TrainingSet(session.Project, name);
            var steps = set is null ? Find.Target(session.Project, name).TrainingSteps
                : [set.RowsQuery, .. set.LabelSteps, set.SpineQuery, .. set.Features.TrainingSteps];
            foreach (var step in steps)
                Console.Out.WriteLine(step + "\n;");
            return Task.FromResult(0);
        });
        return command;
    }
}
