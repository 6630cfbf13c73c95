using System.Runtime.CompilerServices;
using FeatureDsl.Descriptors;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting.Replay;

/// <summary>History as a stream in the order in which it became known.</summary>
internal static class HistoryStream
{
    /// <summary>The partition that replayed history stands for; streams of events have partitions from 0.</summary>
    private const int HistoryPartition = -1;

    /// <summary>
    /// The loaded history of some sources. Each row has its place in the history of its source as its offset, so that replaying a history again, or a longer
    /// one that begins with it, applies nothing twice.
    /// </summary>
    public static async IAsyncEnumerable<SourceRow> OfTablesAsync(
        ClickHouseEngine clickHouse, IReadOnlyList<SourceDescriptor> sources, [EnumeratorCancellation] CancellationToken ct)
    {
        var offsets = sources.ToDictionary(s => s, _ => 0L);
        var streams = sources.Select(s => (s, SourceReader.ReadAsync(clickHouse, s, null, ct))).ToList();
        await foreach (var row in KnownOrder.Merge(streams).WithCancellation(ct).ConfigureAwait(false))
            yield return row with { Position = new(HistoryPartition, offsets[row.Source]++) };
    }

    /// <summary>The rows of files, sorted: they are in memory together.</summary>
    public static async Task<IReadOnlyList<IRow>> OfFilesAsync(
        SourceDescriptor source, IReadOnlyList<string> files, IBadRowSink rejects, CancellationToken ct)
    {
        var reading = new LoadReading(source.Model, files, rejects, progress: null);
        var reader = new ArrowRowReader(source.Model.Columns.Select(c => c.Type));
        var rows = new List<IRow>();
        await foreach (var batch in reading.ReadAsync(ct).ConfigureAwait(false))
        {
            reader.Bind(batch);
            for (; reader.Row < batch.Length; reader.Row++)
                rows.Add((IRow)source.Read(reader));
        }

        return [.. rows.SelectMany(RowVersions.Of).OrderBy(RowVersions.SeenFrom).ThenBy(r => r.RowTime)];
    }
}
