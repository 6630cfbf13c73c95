using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Serving.Tests;

internal sealed class TallyView(string name, EntityModel entity, params ViewInput[] inputs) : ViewDescriptor
{
    public override string Name => name;

    public int Number { get; init; } = 1;

    public override int Version => Number;

    public override EntityModel Entity => entity;

    public override ulong Fingerprint => 1;

    public override IReadOnlyList<ViewInput> Inputs => inputs;

    public override ViewState NewState() => new Tally();
}
