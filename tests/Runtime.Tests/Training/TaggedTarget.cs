using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Runtime.Tests;

/// <summary>A target whose features are made of the lists and maps of the request alone, by a query written by hand.</summary>
internal sealed class TaggedTarget : TargetDescriptor
{
    public override string Name => "tagged";

    public override string Summary => "What the request brought.";

    public override int Version => 1;

    public override bool IsService => false;

    public override IReadOnlyList<EntityModel> Entities => [Trip.Driver];

    public override IReadOnlyList<SourceDescriptor> Requests { get; } = [new TaggedRequest()];

    public override IReadOnlyList<(ViewDescriptor View, int Entity)> Stored => [];

    public override IReadOnlyList<FeatureDescriptor> Features { get; } =
    [
        new("Tagged", "Tagged", "Tagged", DataType.Int64, "Count.", true),
        new("Card", "Tagged", "Card", DataType.Int64, "Value.", true),
        new("Named", "Tagged", "Named", DataType.List(Trip.StatusType), "The same.", false),
        new("Owned", "Tagged", "Owned", DataType.Map(DataType.String, DataType.Guid), "By text.", false),
        new("Moved", "Tagged", "Moved", DataType.Map(Trip.StatusType, DataType.Guid), "The same.", false),
    ];

    public override IReadOnlyList<string> TrainingSteps =>
    [
        "SELECT row_number, toInt64(length(tags)) AS Tagged, quantities['card'] AS Card, states AS Named, "
            + "mapApply((k, v) -> (toString(k), v), owners) AS Owned, owners AS Moved FROM {spine:Identifier}",
    ];

    public override IFeatureRow EvaluateOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
        throw new InvalidOperationException("These tests keep no online state.");

    public override IFeatureRow EvaluatePlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
        throw new InvalidOperationException("These tests compare with the request.");
}
