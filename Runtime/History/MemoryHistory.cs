using FeatureDsl.Descriptors;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>
/// Rows in memory for plain execution, found by entity and event time. Give it only the entities that are asked about where the history is
/// large: a row costs about as much as an object of its class and 8 bytes for each way in which it is found.
/// </summary>
public sealed class MemoryHistory : IHistory
{
    // Beyond the reach of the windows, so that an edge that was rounded down never misses a row.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Source, string Entity, string Keys), RowIndex> _indexes = [];

    /// <summary>Indexes rows for the views that will ask for them.</summary>
    /// <param name="views">The views.</param>
    /// <param name="rows">For the full name of each source of the views its rows, in any order.</param>
    /// <exception cref="FeatureDslException">A source of a view is not among the rows.</exception>
    public MemoryHistory(IEnumerable<ViewDescriptor> views, IReadOnlyDictionary<string, IReadOnlyList<IRow>> rows)
    {
        foreach (var view in views)
        {
            foreach (var input in view.Inputs.Where(i => !_indexes.ContainsKey(IndexKey(i, view.Entity.Name))))
            {
                var found = rows.TryGetValue(input.Source, out var list)
                    ? list
                    : throw new FeatureDslException($"The view {view.Name} needs rows of {input.Source}, but none were given; give an empty list if there are none.");
                _indexes.Add(IndexKey(input, view.Entity.Name), new(view.Entity, input.KeyColumns, found));
            }
        }
    }

    /// <summary>Loads the history that a target needs.</summary>
    /// <param name="clickHouse">Where the tables are.</param>
    /// <param name="project">Knows the sources.</param>
    /// <param name="target">The view or service.</param>
    /// <param name="keys">Only rows of these entities, looked up ones among them; all where it is not given.</param>
    /// <param name="until">Only rows with an event time up to this instant, UTC; all where it is not given.</param>
    /// <param name="ct">Stops the queries.</param>
    /// <exception cref="FeatureDslException">A table is missing or disagrees with its class.</exception>
    public static async Task<MemoryHistory> LoadAsync(
        ClickHouseEngine clickHouse,
        FeatureProject project,
        TargetDescriptor target,
        IReadOnlyCollection<EntityKey>? keys = null,
        DateTime? until = null,
        CancellationToken ct = default)
    {
        var views = target.Stored.Select(s => s.View).Concat(target.LookedUp.Select(l => l.View)).Distinct().ToList();
        var rows = new Dictionary<string, IReadOnlyList<IRow>>(StringComparer.Ordinal);
        foreach (var name in views.SelectMany(v => v.Inputs).Select(i => i.Source).Distinct(StringComparer.Ordinal))
        {
            var source = project.Sources.FirstOrDefault(s => s.Model.FullName == name)
                ?? throw new FeatureDslException($"The project {project.Name} has no source {name}, which {target.Name} needs.");
            var filter = new KeyFilter(source.Model, views, keys);
            var selection = new RowSelection { Order = RowSequence.EventTime, Condition = Condition(source.Model, filter, until) };
            var list = new List<IRow>();
            await foreach (var row in SourceReader.ReadAsync(clickHouse, source, selection, ct).ConfigureAwait(false))
            {
                if (filter.Passes(row))
                    list.Add(row);
            }

            rows.Add(name, await JoinedHistory.JoinAsync(clickHouse, source, views, list, until, ct).ConfigureAwait(false));
        }

        return new(views, rows);
    }

    /// <inheritdoc/>
    /// <exception cref="FeatureDslException">The input is not of a view that this history was made for.</exception>
    public IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
        where T : class, IRow
    {
        if (!_indexes.TryGetValue(IndexKey(input, key.Entity.Name), out var index))
            throw new FeatureDslException($"The history was not loaded for {input.Source} by {string.Join(", ", input.KeyColumns)} of {key.Entity.Name}; load it for the view that is asked.");
        return index.Find(key, From(asOf, input.Reach), asOf).Cast<T>();
    }

    private static DateTime From(DateTime asOf, long? reach)
    {
        if (reach is not { } micros)
            return DateTime.MinValue;
        var room = (asOf - Instants.Earliest - Slack).Ticks / TimeSpan.TicksPerMicrosecond;
        return micros >= room ? DateTime.MinValue : Instants.FromMicros(Instants.ToMicros(asOf) - micros) - Slack;
    }

    private static string? Condition(Ir.SourceModel source, KeyFilter filter, DateTime? until)
    {
        var time = Until(source, until);
        return time is null ? filter.Condition : filter.Condition is { } condition ? $"{time} AND ({condition})" : time;
    }

    internal static string? Until(Ir.SourceModel source, DateTime? until) =>
        until is { } end ? $"{SourceReader.Name(source.ColumnOf(source.Time))} <= {SourceReader.Literal(end)}" : null;

    private static (string Source, string Entity, string Keys) IndexKey(ViewInput input, string entity) =>
        (input.Source, entity, string.Join(",", input.KeyColumns));
}
