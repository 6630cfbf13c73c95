using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Tests;

/// <summary>A project whose plain execution has one feature wrong: its value by one, or only its status.</summary>
internal sealed class TamperedProject(FeatureProject honest, string target, string feature, bool statusOnly = false) : FeatureProject
{
    public override string Name => honest.Name;

    public override IReadOnlyList<EntityModel> Entities => honest.Entities;

    public override IReadOnlyList<SourceDescriptor> Sources => honest.Sources;

    public override IReadOnlyList<ViewDescriptor> Views => honest.Views;

    public override IReadOnlyList<TargetDescriptor> Targets => [.. honest.Targets.Select(t => t.Name == target ? new TamperedTarget(t, feature, statusOnly) : t)];

    public override string Manifest => honest.Manifest;

    private sealed class TamperedTarget(TargetDescriptor honest, string feature, bool statusOnly) : TargetDescriptor
    {
        public override string Name => honest.Name;

        public override string Summary => honest.Summary;

        public override int Version => honest.Version;

        public override bool IsService => honest.IsService;

        public override IReadOnlyList<EntityModel> Entities => honest.Entities;

        public override IReadOnlyList<SourceDescriptor> Requests => honest.Requests;

        public override IReadOnlyList<(ViewDescriptor View, int Entity)> Stored => honest.Stored;

        public override IReadOnlyList<EntityModel> Lookups => honest.Lookups;

        public override IReadOnlyList<(ViewDescriptor View, int Lookup)> LookedUp => honest.LookedUp;

        public override IReadOnlyList<FeatureDescriptor> Features => honest.Features;

        public override IReadOnlyList<string> TrainingSteps => honest.TrainingSteps;

        public override IFeatureRow EvaluateOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
            honest.EvaluateOnline(asOf, states, requests);

        public override IReadOnlyList<EntityKey?> FindOnline(long asOf, IReadOnlyList<ReadOnlyMemory<byte>> states, IReadOnlyList<object> requests) =>
            honest.FindOnline(asOf, states, requests);

        public override IReadOnlyList<EntityKey?> FindPlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
            honest.FindPlain(asOf, history, keys, requests);

        public override IFeatureRow EvaluatePlain(DateTime asOf, IHistory history, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests) =>
            new TamperedRow(honest.EvaluatePlain(asOf, history, keys, requests), honest.Features.ToList().FindIndex(f => f.Name == feature), statusOnly);
    }

    private sealed class TamperedRow(IFeatureRow honest, int feature, bool statusOnly) : IFeatureRow
    {
        public int Count => honest.Count;

        public DateTime AsOf => honest.AsOf;

        public bool Found => honest.Found;

        public object? Value(int index) => index == feature && !statusOnly ? (long)honest.Value(index)! + 1 : honest.Value(index);

        public FeatureStatus Status(int index) => index == feature && statusOnly ? FeatureStatus.Error : honest.Status(index);

        public int Fill(Span<float> vector) => honest.Fill(vector);
    }
}
