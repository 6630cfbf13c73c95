using System.Diagnostics;

namespace FeatureDsl.Serving;

/// <summary>Replays history into online state.</summary>
/// <param name="applier">The writer.</param>
public sealed class Replayer(OnlineApplier applier)
{
    private const int RowsPerRun = 4096;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Applies rows in known order and writes what changed.</summary>
    /// <param name="rows">In known order (see <see cref="KnownOrder.Merge"/>).</param>
    /// <param name="until">The instant to stop at: exactly what is visible then is applied. Everything where it is not given.</param>
    /// <param name="progress">Told once a second and at the end.</param>
    /// <param name="cancellation">Gives up; what was applied before may or may not have been written.</param>
    /// <exception cref="FeatureDslException">The rows are out of order, the server does not answer in time, or the writer lease was lost.</exception>
    public async Task<ReplayProgress> RunAsync(
        IAsyncEnumerable<SourceRow> rows, DateTime? until = null, IProgress<ReplayProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var lastReport = TimeSpan.Zero;
        var run = new List<SourceRow>(RowsPerRun);
        var done = new ReplayProgress(0, TimeSpan.Zero, null);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (until is { } end && !KnownOrder.IsVisible(row, end))
            {
                // At one instant snapshots come before events, and a stream is in order: nothing visible can follow.
                break;
            }

            run.Add(row);
            if (run.Count < RowsPerRun)
            {
                continue;
            }

            done = await ApplyAsync(run, done, clock, cancellation).ConfigureAwait(false);
            if (done.Elapsed - lastReport >= ReportEvery)
            {
                lastReport = done.Elapsed;
                progress?.Report(done);
            }
        }

        done = await ApplyAsync(run, done, clock, cancellation).ConfigureAwait(false);
        await applier.FlushAsync(cancellation).ConfigureAwait(false);
        done = done with { Elapsed = clock.Elapsed };
        progress?.Report(done);
        return done;
    }

    private async Task<ReplayProgress> ApplyAsync(List<SourceRow> run, ReplayProgress done, Stopwatch clock, CancellationToken cancellation)
    {
        if (run.Count == 0)
        {
            return done;
        }

        var rows = run.ToArray();
        run.Clear();
        await applier.ApplyAsync(rows, cancellation).ConfigureAwait(false);
        return new ReplayProgress(done.Rows + rows.Length, clock.Elapsed, rows[^1].Row.RowKnown);
    }
}
