using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>A project of one source.</summary>
internal sealed class TripProject(TripSource source) : FeatureProject
{
    public override string Name => "Trips";

    public override IReadOnlyList<EntityModel> Entities => [Trip.Driver, Trip.Rider];

    public override IReadOnlyList<SourceDescriptor> Sources => [source];

    public override IReadOnlyList<ViewDescriptor> Views => [];

    public override IReadOnlyList<TargetDescriptor> Targets => [];

    public override string Manifest => "{}";
}
