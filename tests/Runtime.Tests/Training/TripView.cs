using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Runtime.Tests;

/// <summary>A view over trips, of the driver or of the rider.</summary>
internal sealed class TripView(EntityModel entity, string keyColumn, long? reach) : ViewDescriptor
{
    public override string Name => $"Trips of {entity.Name}";

    public override int Version => 1;

    public override EntityModel Entity => entity;

    public override ulong Fingerprint => 1;

    public override IReadOnlyList<ViewInput> Inputs { get; } = [new("global::Trip", [keyColumn], reach)];

    public override ViewState NewState() => throw new InvalidOperationException("These tests keep no online state.");
}
