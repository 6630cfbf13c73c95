using System.CommandLine;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>demo</c>: the project on its own data, from loading to verification.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandRunner runner, IDemo demo)
    {
        var rows = new Option<long?>("--rows") { Description = "Use about this many rows of history.", HelpName = "count" };
        var command = new Command("demo", demo.Summary) { rows };
        runner.Handle(command, (session, parsed, ct) => new DemoRun(session, demo).RunAsync(parsed.GetValue(rows), ct));
        return command;
    }
}
