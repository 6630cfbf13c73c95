using System.Runtime.CompilerServices;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Serving;

/// <summary>
/// The order in which rows become visible: by known time; at one instant snapshots before events (a snapshot row is seen at its known time, an event only after it,
/// so what is visible at any instant is a prefix of this order); then by the full name of the source (ordinal); then, for events with an id, by event time (of repeats known at
/// the same instant the one with the earlier event time counts); then by the place of the stream among those merged; then as the stream had them.
/// </summary>
public static class KnownOrder
{
    /// <summary>Whether a row is seen at an instant.</summary>
    /// <param name="row">A row of an event or snapshot source.</param>
    /// <param name="asOf">The instant, UTC.</param>
    public static bool IsVisible(in SourceRow row, DateTime asOf) =>
        row.Source.Model.Kind == SourceKind.Snapshot ? row.Row.RowKnown <= asOf : RowVersions.SeenFrom(row.Row) < asOf;

    /// <summary>Merges streams that each are in order of known time.</summary>
    /// <param name="streams">The streams; several may be of one source.</param>
    /// <exception cref="FeatureDslException">A stream is out of order.</exception>
    public static IAsyncEnumerable<SourceRow> Merge(params IReadOnlyList<(SourceDescriptor Source, IAsyncEnumerable<IRow> Rows)> streams) =>
        MergeAsync(streams);

    private static async IAsyncEnumerable<SourceRow> MergeAsync(
        IReadOnlyList<(SourceDescriptor Source, IAsyncEnumerable<IRow> Rows)> streams, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var heads = new List<KnownStream>();
        try
        {
            foreach (var (source, rows) in streams)
            {
                heads.Add(new KnownStream(source, rows.GetAsyncEnumerator(cancellation)));
                await heads[^1].MoveNextAsync().ConfigureAwait(false);
            }

            // There are few streams: looking at every head is faster than a heap.
            while (First(heads) is { } first)
            {
                yield return first.Current;
                await first.MoveNextAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static KnownStream? First(List<KnownStream> heads)
    {
        KnownStream? first = null;
        foreach (var head in heads)
        {
            if (!head.IsAtEnd && (first is null || Compare(head, first) < 0))
            {
                first = head;
            }
        }

        return first;
    }

    private static int Compare(KnownStream a, KnownStream b)
    {
        var byKnown = a.Seen.CompareTo(b.Seen);
        if (byKnown != 0)
        {
            return byKnown;
        }

        var byKind = b.IsSnapshot.CompareTo(a.IsSnapshot);
        var byName = byKind != 0 ? byKind : string.CompareOrdinal(a.Source.Model.FullName, b.Source.Model.FullName);
        return byName != 0 || !a.HasIds ? byName : a.Current.Row.RowTime.CompareTo(b.Current.Row.RowTime);
    }
}
