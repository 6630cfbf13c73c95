using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>sql</c>: the training query of a target.</summary>
internal static class SqlCommand
{
    public static Command Create(CommandRunner runner)
    {
        var target = Arguments.Target();
        var command = new Command("sql", "Print the ClickHouse query that computes the features of a view or service for a spine.") { target };
        runner.Handle(command, (session, parsed, _) =>
        {
            foreach (var step in Find.Target(session.Project, parsed.GetValue(target)!).TrainingSteps)
                Console.Out.WriteLine(step + "\n;");
            return Task.FromResult(0);
        });
        return command;
    }
}
