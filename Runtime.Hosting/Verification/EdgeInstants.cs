using FeatureDsl.Descriptors;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Verification;

/// <summary>
/// Instants at which answers change: where an event becomes known, where it happened, and where it leaves a window, each with the microsecond before and after;
/// ties of several events at one instant are hit with them.
/// </summary>
internal sealed class EdgeInstants(TargetDescriptor target, CaseReader reader, MemoryHistory history)
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] Spans =
        [TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), Month, TimeSpan.FromDays(90)];

    private static readonly TimeSpan[] Hops = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    /// <summary>How long after an event its last edge may lie.</summary>
    public static TimeSpan Longest(TargetDescriptor target) =>
        target.Stored.SelectMany(s => s.View.Inputs).Select(i => ReachOf(i) + Hops[^1]).DefaultIfEmpty().Max();

    /// <summary>Makes cases at edges from a sample of cases.</summary>
    /// <param name="cases">What to start from.</param>
    /// <param name="count">How many are wanted; fewer where there are fewer edges.</param>
    public List<Case> Of(IReadOnlyList<Case> cases, int count)
    {
        var random = new Random(count);
        var edges = new Dictionary<(string, DateTime), Case>();
        for (var attempt = 0; edges.Count < count && attempt < 4 * count && cases.Count > 0; attempt++)
        {
            var start = cases[random.Next(cases.Count)];
            foreach (var instant in Near(start, random).Where(IsInRange))
            {
                if (edges.Count < count)
                    edges.TryAdd((string.Join('|', start.Keys), instant), reader.At(start, instant));
            }
        }

        return [.. edges.Values];
    }

    /// <summary>The edges of one event (or row) of one of the case's entities.</summary>
    private List<DateTime> Near(Case start, Random random)
    {
        if (target.Stored.Count == 0)
            return [];
        var (view, entity) = target.Stored[random.Next(target.Stored.Count)];
        var input = view.Inputs[random.Next(view.Inputs.Count)];
        var rows = history.Rows<IRow>(input, start.Keys[entity], start.AsOf);
        // The newest ones: an old event has left every window but the endless ones.
        var newest = rows.Reverse().Take(20).ToList();
        if (newest.Count == 0)
            return [];
        var row = newest[random.Next(newest.Count)];
        return [.. Centres(row, random.Next(2) == 0, ReachOf(input)).SelectMany(c => new[] { c - Microsecond, c, c + Microsecond })];
    }

    private static IEnumerable<DateTime> Centres(IRow row, bool leaving, TimeSpan reach)
    {
        if (!leaving)
        {
            yield return row.RowTime;
            yield return row.RowKnown;
            foreach (var later in row.RowLater)
                yield return later;
            yield break;
        }

        foreach (var span in Spans.Where(s => s < reach).Append(reach))
        {
            yield return row.RowTime + span;
            // Where the old edge moves in hops, the event leaves with its whole hop.
            foreach (var hop in Hops)
                yield return new DateTime(row.RowTime.Ticks - (row.RowTime.Ticks % hop.Ticks) + hop.Ticks, DateTimeKind.Utc) + span;
        }
    }

    // Of a source with an endless window the other windows are not known: those of up to a month are tried.
    private static TimeSpan ReachOf(ViewInput input) => input.Reach is { } micros ? TimeSpan.FromMicroseconds(micros) : Month;

    private static bool IsInRange(DateTime instant) => instant >= Instants.Earliest && instant < Instants.Latest;
}
