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

    /// <summary>Every view that has an entity, by name.</summary>
    public abstract IReadOnlyList<ViewDescriptor> Views { get; }

    /// <summary>Every view and every service, by name.</summary>
    public abstract IReadOnlyList<TargetDescriptor> Targets { get; }

    /// <summary>Every training set, by name.</summary>
    public virtual IReadOnlyList<TrainingSetDescriptor> TrainingSets => [];

    /// <summary>The manifest: names, summaries, types, owners, versions, lineage and fingerprints, as sorted JSON.</summary>
    public abstract string Manifest { get; }
}
