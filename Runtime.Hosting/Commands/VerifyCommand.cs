using System.CommandLine;
using System.Text.Json.Nodes;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Verification;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>verify</c>: the three executions of a target, compared bit by bit.</summary>
internal static class VerifyCommand
{
    private const int DefaultRows = 50_000, DefaultEdges = 2_000;

    public static Command Create(CommandRunner runner)
    {
        var target = Arguments.Target();
        var spine = Arguments.Spine();
        var maxRows = new Option<int>("--max-rows") { Description = "Ask about a random sample of this many rows at most.", DefaultValueFactory = _ => DefaultRows };
        var edges = new Option<int>("--edges")
        {
            Description = $"Add this many instants at the edges of events and windows ({DefaultEdges} where no number is given).",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "count",
            CustomParser = r => r.Tokens.Count == 0 ? DefaultEdges : int.TryParse(r.Tokens[0].Value, out var n) && n >= 0 ? n : Wrong(r),
        };
        maxRows.Validators.Add(r =>
        {
            if (r.GetValue(maxRows) < 1)
                r.AddError("--max-rows wants a number from 1");
        });
        var command = new Command("verify", "Compute the features of a spine by training query, online state and plain C#, and compare every bit.") { target, spine, maxRows, edges };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var (name, file) = (parsed.GetValue(target)!, parsed.GetValue(spine));
            if (Find.TrainingSet(session.Project, name) is { } set)
            {
                return file is null
                    ? await TrainingSetVerification.RunAsync(session, set, parsed.GetValue(maxRows), parsed.GetValue(edges), ct).ConfigureAwait(false)
                    : throw Find.SpineOf(set);
            }

            var found = Find.Target(session.Project, name);
            var options = new VerifyOptions(Find.Spine(found, file), parsed.GetValue(maxRows), parsed.GetValue(edges));
            return (await VerifyAsync(session, found, options, ct).ConfigureAwait(false)).Differences.Count == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>Verifies and prints what came of it.</summary>
    public static async Task<VerifyReport> VerifyAsync(HostSession session, TargetDescriptor target, VerifyOptions options, CancellationToken ct)
    {
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        var verifier = new Verifier(session, clickHouse, target);
        var report = await verifier.RunAsync(options, ct).ConfigureAwait(false);
        Print(session.Terminal, report);
        if (report.Differences.Count > 0)
            new DifferencePrinter(session.Terminal, verifier.History!).Print(report);
        session.Terminal.Json(() => Json(report));
        return report;
    }

    private static void Print(Terminal terminal, VerifyReport report)
    {
        var sampled = report.Cases.Count - report.Edges < report.SpineRows ? $" of {Show.Count(report.SpineRows)}" : "";
        terminal.Line($"Verified {report.Target.Name}: {Show.Count(report.Cases.Count - report.Edges, "row")}{sampled}, {Show.Count(report.Edges, "instant")} at edges, "
            + $"{Show.Count(report.Pairs)} different pairs of entities and instant, {Show.Count(report.Target.Features.Count, "feature")}.");
        terminal.Table(
            ["execution", "seconds", "rows/s"],
            [Row("training query", report.Training), Row("online state", report.Online), Row("plain C#", report.Plain)]);
        terminal.Line($"{Show.Count(report.Values, "value")} compared three ways, differences: {Show.Count(report.Differences.Count)}");

        string[] Row(string name, Timed way) => [name, Show.Seconds(way.Elapsed), Show.Count((long)Show.Rate(report.Cases.Count, way.Elapsed))];
    }

    private static JsonObject Json(VerifyReport report) => new()
    {
        ["target"] = report.Target.Name,
        ["rows"] = report.Cases.Count,
        ["edges"] = report.Edges,
        ["pairs"] = report.Pairs,
        ["features"] = report.Target.Features.Count,
        ["values"] = report.Values,
        ["differences"] = report.Differences.Count,
        ["seconds"] = new JsonObject
        {
            ["training"] = report.Training.Elapsed.TotalSeconds,
            ["online"] = report.Online.Elapsed.TotalSeconds,
            ["plain"] = report.Plain.Elapsed.TotalSeconds,
        },
    };

    private static int Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--edges wants a whole number");
        return 0;
    }
}
