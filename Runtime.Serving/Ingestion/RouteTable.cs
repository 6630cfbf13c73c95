using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>Which inputs of which views take the rows of a source, and which snapshot rows its events bring along.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route[]> _bySource;
    private readonly Dictionary<string, JoinRoute?[]> _joins;
    private readonly Dictionary<(string Name, int Version), ViewSlot> _slots;

    public RouteTable(IReadOnlyList<ViewDescriptor> views, IReadOnlyList<SourceDescriptor> sources, TimeSpan slack)
    {
        _slots = views.ToDictionary(v => (v.Name, v.Version), v => ViewSlot.Of(v, sources, slack));
        _joins = JoinRoute.Of(views, sources);
        var histories = _joins.Values.SelectMany(joins => joins).OfType<JoinRoute>().Select(j => j.Slot).Distinct();
        _bySource = _slots.Values.Concat(histories)
            .SelectMany(slot => slot.View.Inputs.Select((input, i) => (input.Source, Route: new Route(slot, i, [.. input.KeyColumns]))))
            .GroupBy(r => r.Source, r => r.Route)
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    public Route[] Of(SourceDescriptor source) => _bySource.GetValueOrDefault(source.Model.FullName, []);

    /// <summary>For each join of a source where its rows are, <see langword="null"/> for one that no view needs; nothing where no view needs any.</summary>
    public JoinRoute?[] JoinsOf(SourceDescriptor source) => _joins.GetValueOrDefault(source.Model.FullName, []);

    public ViewSlot? SlotOf(ViewDescriptor view) => _slots.GetValueOrDefault((view.Name, view.Version));
}
