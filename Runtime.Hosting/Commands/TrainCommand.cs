using System.CommandLine;
using System.Text.Json.Nodes;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>train</c>: a spine into a training set.</summary>
internal static class TrainCommand
{
    public static Command Create(CommandRunner runner)
    {
        var target = Arguments.Target();
        var spine = Arguments.Spine();
        var output = new Option<string>("--out") { Description = "The training set: .parquet, .arrow, .arrows, .csv(.gz) or .tsv(.gz).", HelpName = "file", Required = true };
        var end = Arguments.AsOfEnd();
        var command = new Command("train", "Build a training set: for every row of the spine, or of the training set's events, the features as they were at its instant.")
        {
            target, spine, end, output,
        };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var (name, file) = (parsed.GetValue(target)!, parsed.GetValue(output)!);
            DateTime? until = parsed.GetValue(end) is { } text ? InstantText.Parse(text, "--as-of-end") : null;
            if (Find.TrainingSet(session.Project, name) is { } set)
            {
                if (parsed.GetValue(spine) is not null)
                    throw Find.SpineOf(set);
                Print(session, set.Features, file, await TrainAsync(session, set, file, until, ct).ConfigureAwait(false));
                return 0;
            }

            var found = Find.Target(session.Project, name);
            if (until is not null)
                throw new FeatureDslException("--as-of-end is for training sets, whose labels look ahead; leave it away.");
            Print(session, found, file, await TrainAsync(session, found, Find.Spine(found, parsed.GetValue(spine)), file, ct).ConfigureAwait(false));
            return 0;
        });
        return command;
    }

    public static async Task<TrainingReport> TrainAsync(HostSession session, TargetDescriptor target, string spine, string output, CancellationToken ct)
    {
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        return await session.Terminal.ProgressAsync($"Training set of {target.Name}", progress => TrainingSetBuilder.BuildAsync(
            clickHouse, target, spine, output, null,
            new Relay<TrainingProgress>(p => progress.Report(new(p.Rows, p.Total, Stage(p.Stage)))), ct)).ConfigureAwait(false);
    }

    private static async Task<TrainingReport> TrainAsync(HostSession session, TrainingSetDescriptor set, string output, DateTime? until, CancellationToken ct)
    {
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        return await session.Terminal.ProgressAsync($"Training set {set.Name}", progress => TrainingSetBuilder.BuildAsync(
            clickHouse, set, output, until,
            new Relay<TrainingProgress>(p => progress.Report(new(p.Rows, p.Total, Stage(p.Stage)))), ct)).ConfigureAwait(false);
    }

    private static string Stage(TrainingStage stage) => stage switch
    {
        TrainingStage.ReadingSpine => "Reading the spine",
        TrainingStage.Computing => "Computing",
        _ => "Writing",
    };

    private static void Print(HostSession session, TargetDescriptor target, string file, TrainingReport report)
    {
        session.Terminal.Line($"Wrote {Show.Count(report.Rows, "row")} x {Show.Count(report.Features, "feature")} of {target.Name} to {file} "
            + $"in {Show.Seconds(report.Elapsed)} ({Show.PerSecond(report.Rows, report.Elapsed)}).");
        if (report.Rejected > 0)
            session.Terminal.Line($"Set aside {Show.Count(report.Rejected, "row")} of the spine; the reasons are in {report.RejectsFile}.");
        if (report.Events is { } events)
        {
            session.Terminal.Line($"Of {Show.Count(events.Events, "event")} left out: {Show.Count(events.Unwanted)} by the class, {Show.Count(events.WithoutKey)} without a key, "
                + $"{Show.Count(events.Open)} whose labels are not known yet, {Show.Count(events.SampledOut)} not drawn.");
        }

        session.Terminal.Json(() => new JsonObject
        {
            ["target"] = target.Name,
            ["file"] = file,
            ["rows"] = report.Rows,
            ["features"] = report.Features,
            ["rows_rejected"] = report.Rejected,
            ["rejects_file"] = report.RejectsFile,
            ["events"] = report.Events is not { } e ? null : new JsonObject
            {
                ["events"] = e.Events,
                ["unwanted"] = e.Unwanted,
                ["without_key"] = e.WithoutKey,
                ["open"] = e.Open,
                ["sampled_out"] = e.SampledOut,
            },
            ["seconds"] = report.Elapsed.TotalSeconds,
        });
    }
}
