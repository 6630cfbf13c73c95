using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>A target with an error in its training query, or in what it reads online.</summary>
/// <param name="right">The target as it was compiled.</param>
/// <param name="sql">What becomes of the text of its training query.</param>
/// <param name="online">What becomes of its values online.</param>
internal sealed class PlantedTarget(TargetDescriptor right, Func<string, string>? sql = null, Func<object?, object?>? online = null) : TargetDescriptor
{
    public override string Name => right.Name;

    public override string Summary => right.Summary;

    public override int Version => right.Version;

    public override bool IsService => right.IsService;

    public override IReadOnlyList<EntityModel> Entities => right.Entities;

    public override IReadOnlyList<SourceDescriptor> Requests => right.Requests;

    public override IReadOnlyList<(ViewDescriptor View, int Entity)> Stored => right.Stored;

    public override IReadOnlyList<EntityModel> Lookups => right.Lookups;

    public override IReadOnlyList<(ViewDescriptor View, int Lookup)> LookedUp => right.LookedUp;

    public override IReadOnlyList<FeatureDescriptor> Features => right.Features;

    public override IReadOnlyList<string> TrainingSteps => sql is null ? right.TrainingSteps : [.. right.TrainingSteps.Select(sql)];

    public override IFeatureRow EvaluateOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
        right.EvaluateOnline(asOf, states, requests) is var row && online is null ? row : new PlantedRow(row, online!);

    public override IReadOnlyList<EntityKey?> FindOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
        right.FindOnline(asOf, states, requests);

    public override IReadOnlyList<EntityKey?> FindPlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
        right.FindPlain(asOf, history, keys, requests);

    public override IFeatureRow EvaluatePlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
        right.EvaluatePlain(asOf, history, keys, requests);

    private sealed class PlantedRow(IFeatureRow right, Func<object?, object?> change) : IFeatureRow
    {
        public int Count => right.Count;

        public DateTime AsOf => right.AsOf;

        public bool Found => right.Found;

        public object? Value(int index) => change(right.Value(index));

        public FeatureStatus Status(int index) => right.Status(index);

        public int Fill(Span<float> vector) => right.Fill(vector);
    }
}
