using System.CommandLine;
using System.Text.Json.Nodes;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>load</c>: files into the table of a source.</summary>
internal static class LoadCommand
{
    public static Command Create(CommandRunner runner)
    {
        var source = new Argument<string>("source") { Description = "A source, by class or table." };
        var files = new Argument<string[]>("file") { Description = "CSV, TSV, Parquet or Arrow files.", Arity = ArgumentArity.OneOrMore };
        var again = new Option<bool>("--again") { Description = "Load files that were loaded before once more." };
        var command = new Command("load", "Load files into the history of a source: every good row of every file, or nothing.") { source, files, again };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var found = Find.Source(session.Project, parsed.GetValue(source)!);
            var report = await LoadAsync(session, found, parsed.GetValue(files)!, parsed.GetValue(again), ct).ConfigureAwait(false);
            Print(session, found, report);
            return 0;
        });
        return command;
    }

    public static async Task<LoadReport> LoadAsync(
        HostSession session, SourceDescriptor source, IReadOnlyList<string> files, bool again, CancellationToken ct)
    {
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        var rejects = session.RejectsPath(source.Model.Table);
        return await session.Terminal.ProgressAsync($"Loading {source.Model.Table}", progress => SourceLoader.LoadAsync(
            clickHouse, source, files, rejects, again, new Relay<LoadProgress>(p => progress.Report(new(p.RowsRead))), ct)).ConfigureAwait(false);
    }

    private static void Print(HostSession session, SourceDescriptor source, LoadReport report)
    {
        session.Terminal.Line($"Loaded {Show.Count(report.RowsLoaded, "row")} into {source.Model.Table} in {Show.Seconds(report.Elapsed)} "
            + $"({Show.PerSecond(report.RowsLoaded, report.Elapsed)}).");
        if (report.RowsRejected > 0)
            session.Terminal.Line($"Set aside {Show.Count(report.RowsRejected, "row")}; the reasons are in {report.RejectsFile}.");
        if (report.IgnoredColumns.Count > 0)
            session.Terminal.Line($"Ignored columns that {source.Model.Name} does not have: {string.Join(", ", report.IgnoredColumns)}.");
        session.Terminal.Json(() => new JsonObject
        {
            ["source"] = source.Model.Name,
            ["rows_read"] = report.RowsRead,
            ["rows_loaded"] = report.RowsLoaded,
            ["rows_rejected"] = report.RowsRejected,
            ["rejects_file"] = report.RejectsFile,
            ["ignored_columns"] = new JsonArray([.. report.IgnoredColumns.Select(c => JsonValue.Create(c))]),
            ["seconds"] = report.Elapsed.TotalSeconds,
        });
    }
}
