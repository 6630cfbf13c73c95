using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>Everything that the compiler found in a feature project. One instance is generated: <c>&lt;RootNamespace&gt;.Features.Project</c>.</summary>
public abstract class FeatureProject
{
    /// <summary>The assembly.</summary>
    public abstract string Name { get; }

    /// <summary>Every entity, by name.</summary>
    public abstract IReadOnlyList<EntityModel> Entities { get; }

    /// <summary>Every source, by name.</summary>
    public abstract IReadOnlyList<SourceDescriptor> Sources { get; }

    /// <summary>The sources that views are kept from: those that they take, and those whose rows the events of these bring along. By name.</summary>
    public IReadOnlyList<SourceDescriptor> SourcesOf(IReadOnlyCollection<ViewDescriptor> views)
    {
        var taken = views.SelectMany(v => v.Inputs).Select(i => i.Source);
        var joined = Sources.SelectMany(s => s.Joins.Where(j => IsJoined(s, j, views))).Select(j => j.Model.Source.FullName);
        var needed = taken.Concat(joined).ToHashSet(StringComparer.Ordinal);
        return [.. Sources.Where(s => needed.Contains(s.Model.FullName))];
    }

    /// <summary>Whether views need a snapshot row that the events of a source bring along.</summary>
    public static bool IsJoined(SourceDescriptor source, JoinDescriptor join, IReadOnlyCollection<ViewDescriptor> views) =>
        views.Any(v => v.Inputs.Any(i => i.Source == source.Model.FullName && i.Joins.Contains(join.Model.Property)));

    /// <summary>Every view that has an entity, by name.</summary>
    public abstract IReadOnlyList<ViewDescriptor> Views { get; }

    /// <summary>Every view and every service, by name.</summary>
    public abstract IReadOnlyList<TargetDescriptor> Targets { get; }

    /// <summary>Every training set, by name.</summary>
    public virtual IReadOnlyList<TrainingSetDescriptor> TrainingSets => [];

    /// <summary>The manifest: names, summaries, types, owners, versions, lineage and fingerprints, as sorted JSON.</summary>
    public abstract string Manifest { get; }
}
