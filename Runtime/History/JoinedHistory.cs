using FeatureDsl.Descriptors;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Gives events in memory the snapshot rows that they bring along: by asking, for each, what <see cref="Latest{T}"/> is at the event's time.</summary>
internal static class JoinedHistory
{
    /// <summary>The events with the rows that views need; the events themselves where these need none.</summary>
    public static async Task<IReadOnlyList<IRow>> JoinAsync(
        ClickHouseEngine clickHouse,
        SourceDescriptor source,
        IReadOnlyCollection<ViewDescriptor> views,
        IReadOnlyList<IRow> events,
        DateTime? until,
        CancellationToken ct)
    {
        var found = new Dictionary<EntityKey, List<IRow>>?[source.Joins.Count];
        for (var i = 0; i < found.Length; i++)
        {
            if (FeatureProject.IsJoined(source, source.Joins[i], views))
                found[i] = await RowsAsync(clickHouse, source.Joins[i], events, until, ct).ConfigureAwait(false);
        }

        return found.All(rows => rows is null)
            ? events
            : [.. events.Select(e => source.Join(e, [.. found.Select((rows, i) => rows is null ? null : RowOf(source.Joins[i], rows, e))]))];
    }

    private static async Task<Dictionary<EntityKey, List<IRow>>> RowsAsync(
        ClickHouseEngine clickHouse, JoinDescriptor join, IReadOnlyList<IRow> events, DateTime? until, CancellationToken ct)
    {
        var rows = events.Select(e => KeyOf(join, e, join.Model.KeyColumns)).OfType<EntityKey>().Distinct().ToDictionary(key => key, _ => new List<IRow>());
        var selection = new RowSelection { Order = RowSequence.EventTime, Condition = MemoryHistory.Until(join.Model.Source, until) };
        await foreach (var row in SourceReader.ReadAsync(clickHouse, join.Source, selection, ct).ConfigureAwait(false))
        {
            if (KeyOf(join, row, join.Model.SourceKeys) is { } key && rows.TryGetValue(key, out var list))
                list.Add(row);
        }

        return rows;
    }

    private static IRow? RowOf(JoinDescriptor join, Dictionary<EntityKey, List<IRow>> rows, IRow e) =>
        KeyOf(join, e, join.Model.KeyColumns) is { } key ? new Latest<IRow>(e.RowTime, rows[key]).Value : null;

    private static EntityKey? KeyOf(JoinDescriptor join, IRow row, IReadOnlyList<string> columns) =>
        EntityKey.Of(join.Model.Entity, [.. columns.Select(row.RowKey)]);
}
