using System.CommandLine;
using System.Text.Json.Nodes;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Replay;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>replay</c>: history into the online state.</summary>
internal static class ReplayCommand
{
    // A batch of large states on a busy machine may take longer than a request ever should.
    private static readonly RedisStoreOptions Patient = new() { CommandTimeout = TimeSpan.FromSeconds(20) };

    public static Command Create(CommandRunner runner)
    {
        var names = new Argument<string[]>("source")
        {
            Description = "One or more sources (also joined by commas) whose loaded history is replayed; or one source and files of its rows.",
            Arity = ArgumentArity.OneOrMore,
        };
        var until = new Option<string?>("--until") { Description = "Replay what is visible at this instant (UTC), and nothing later.", HelpName = "instant" };
        var command = new Command("replay", "Replay history into the online state, in the order in which it became known.") { names, until };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var (sources, files) = Split(session.Project, parsed.GetValue(names)!);
            DateTime? end = parsed.GetValue(until) is { } text ? InstantText.Parse(text, "--until") : null;
            var (done, counters, rejected) = await RunAsync(session, sources, files, end, ct).ConfigureAwait(false);
            Print(session, sources, done, counters, rejected);
            return 0;
        });
        return command;
    }

    public static async Task<(ReplayProgress Done, ApplierCounters Counters, string? Rejects)> RunAsync(
        HostSession session, IReadOnlyList<SourceDescriptor> sources, IReadOnlyList<string> files, DateTime? until, CancellationToken ct)
    {
        using var rejects = new RejectsWriter(session.RejectsPath(sources[0].Model.Table));
        var (rows, total) = await OpenAsync(session, sources, files, rejects, ct).ConfigureAwait(false);
        var store = await session.OnlineAsync(Patient, ct).ConfigureAwait(false);
        await using var applier = await OnlineApplier.OpenAsync(store, session.Project, cancellation: ct).ConfigureAwait(false);
        var done = await session.Terminal.ProgressAsync("Replaying", progress => new Replayer(applier).RunAsync(
            rows, until, new Relay<ReplayProgress>(p => progress.Report(new(p.Rows, total))), ct)).ConfigureAwait(false);
        return (done, applier.Counters, rejects.Count > 0 ? rejects.Path : null);
    }

    private static async Task<(IAsyncEnumerable<SourceRow> Rows, long Total)> OpenAsync(
        HostSession session, IReadOnlyList<SourceDescriptor> sources, IReadOnlyList<string> files, IBadRowSink rejects, CancellationToken ct)
    {
        if (files.Count > 0)
        {
            var rows = await HistoryStream.OfFilesAsync(sources[0], files, rejects, ct).ConfigureAwait(false);
            return (rows.Select(r => new SourceRow(sources[0], r)).ToAsyncEnumerable(), rows.Count);
        }

        RequireJoined(session.Project, sources);
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        var total = 0L;
        foreach (var source in sources)
        {
            await SourceTable.VerifyAsync(clickHouse, source.Model, ct).ConfigureAwait(false);
            total += await SourceReader.CountAsync(clickHouse, source, ct: ct).ConfigureAwait(false);
        }

        return (HistoryStream.OfTablesAsync(clickHouse, sources, ct), total);
    }

    // An event that is applied before the row that it brings along has become known never finds it.
    private static void RequireJoined(FeatureProject project, IReadOnlyList<SourceDescriptor> sources)
    {
        foreach (var events in sources)
        {
            var missing = events.Joins.FirstOrDefault(j => FeatureProject.IsJoined(events, j, project.Views) && !sources.Contains(j.Source));
            if (missing?.Source.Model.Name is { } rows)
                throw new FeatureDslException($"Events of {events.Model.Name} bring rows of {rows} along, which have to become known in their turn; replay both at once: replay {events.Model.Name} {rows}.");
        }
    }

    // Leading names are sources; what looks like a file is one.
    private static (List<SourceDescriptor> Sources, List<string> Files) Split(FeatureProject project, string[] names)
    {
        var isFile = (string name) => name.IndexOfAny(['/', '\\']) >= 0 || Path.HasExtension(name) || File.Exists(name);
        var files = names.Skip(1).SkipWhile(n => !isFile(n)).ToList();
        var sources = names.Take(names.Length - files.Count).SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Select(n => Find.Source(project, n)).Distinct().ToList();
        if (sources.Count > 1 && files.Count > 0)
            throw new FeatureDslException("Files can be replayed for one source at a time; name one, or load the files and replay the loaded history.");
        return sources.Find(s => s.Model.Kind == SourceKind.Request) is { } request
            ? throw new FeatureDslException($"{request.Model.Name} is what callers bring with a request; it has no history to replay.")
            : (sources, files);
    }

    private static void Print(
        HostSession session, IReadOnlyList<SourceDescriptor> sources, ReplayProgress done, ApplierCounters counters, string? rejects)
    {
        session.Terminal.Line($"Replayed {Show.Count(done.Rows, "row")} of {string.Join(", ", sources.Select(s => s.Model.Name))} in {Show.Seconds(done.Elapsed)} "
            + $"({Show.PerSecond(done.Rows, done.Elapsed)}){(done.Known is { } known ? $", up to {Show.Instant(known)}" : "")}.");
        session.Terminal.Line($"Applied {Show.Count(counters.Applied)}, repeats {Show.Count(counters.Repeats)}, states written {Show.Count(counters.StatesWritten)}, "
            + $"rejected {Show.Count(counters.Rejected)}{(counters.Rejected > 0 ? " (see the list of dead letters in the store)" : "")}.");
        if (rejects is not null)
            session.Terminal.Line($"Rows of the files were set aside; the reasons are in {rejects}.");
        session.Terminal.Json(() => new JsonObject
        {
            ["sources"] = new JsonArray([.. sources.Select(s => JsonValue.Create(s.Model.Name))]),
            ["rows"] = done.Rows,
            ["applied"] = counters.Applied,
            ["repeats"] = counters.Repeats,
            ["rejected"] = counters.Rejected,
            ["rejects_file"] = rejects,
            ["states_written"] = counters.StatesWritten,
            ["known_until"] = done.Known is { } until ? Show.Instant(until) : null,
            ["seconds"] = done.Elapsed.TotalSeconds,
        });
    }
}
