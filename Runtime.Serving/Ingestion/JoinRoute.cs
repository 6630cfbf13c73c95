using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>Where the snapshot rows are that events of a source bring along.</summary>
/// <param name="Slot">Their states.</param>
/// <param name="KeyColumns">The properties of the event that hold the key.</param>
internal sealed record JoinRoute(ViewSlot Slot, string[] KeyColumns)
{
    /// <summary>For each source whose events bring rows along that a view needs, its joins in order. Events of several sources share the states of one snapshot source.</summary>
    /// <exception cref="FeatureDslException">A source is missing.</exception>
    public static Dictionary<string, JoinRoute?[]> Of(IReadOnlyList<ViewDescriptor> views, IReadOnlyList<SourceDescriptor> sources)
    {
        var uses = new List<(SourceDescriptor Source, JoinDescriptor Join, long? Reach)>();
        foreach (var (view, input) in views.SelectMany(v => v.Inputs.Where(i => i.Joins.Count > 0).Select(i => (v, i))))
        {
            var source = sources.FirstOrDefault(s => s.Model.FullName == input.Source)
                ?? throw new FeatureDslException($"The view {view.Name} joins rows to the events of {input.Source}, which is not among the sources that the writer was given; give it.");
            uses.AddRange(source.Joins.Where(j => input.Joins.Contains(j.Model.Property)).Select(j => (source, j, input.Reach)));
        }

        var slots = uses.GroupBy(u => u.Join.History(null).Name).ToDictionary(
            g => g.Key, g => new ViewSlot(g.First().Join.History(g.Any(u => u.Reach is null) ? null : g.Max(u => u.Reach)), lifetime: null));
        return uses.Select(u => u.Source).Distinct().ToDictionary(s => s.Model.FullName, s => s.Joins.Select(RouteOf).ToArray());

        JoinRoute? RouteOf(JoinDescriptor join) =>
            uses.Any(u => u.Join == join) ? new(slots[join.History(null).Name], [.. join.Model.KeyColumns]) : null;
    }
}
