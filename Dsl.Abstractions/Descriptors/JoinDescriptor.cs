using System.Text;
using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Descriptors;

/// <summary>A snapshot row that the events of a source bring along, as the runtime sees it: its rows are stored online as those of a view are.</summary>
/// <param name="model">What is joined.</param>
public abstract class JoinDescriptor(JoinModel model)
{
    /// <summary>What is joined.</summary>
    public JoinModel Model { get; } = model;

    /// <summary>The snapshot source.</summary>
    public abstract SourceDescriptor Source { get; }

    /// <summary>The rows of the snapshot source as the applier of events keeps them.</summary>
    /// <param name="reach">How many microseconds before as-of an event can still matter; <see langword="null"/> for without end.</param>
    public ViewDescriptor History(long? reach) => new HistoryView(this, reach);

    /// <summary>A state that has seen nothing.</summary>
    /// <param name="fingerprint">A hash of what it holds.</param>
    /// <param name="reach">How many microseconds before as-of an event can still matter; <see langword="null"/> for without end.</param>
    protected abstract ViewState NewState(ulong fingerprint, long? reach);

    private sealed class HistoryView(JoinDescriptor join, long? reach) : ViewDescriptor
    {
        // Views have the names of classes: none has an @.
        public override string Name { get; } = $"{join.Model.Source.FullName.Replace("global::", "", StringComparison.Ordinal)}@{string.Join(",", join.Model.SourceKeys)}";

        public override int Version => 1;

        public override EntityModel Entity => join.Model.Entity;

        public override ulong Fingerprint { get; } = Hash(join.Model.Source, reach);

        public override IReadOnlyList<ViewInput> Inputs { get; } = [new(join.Model.Source.FullName, [.. join.Model.SourceKeys], null)];

        public override ViewState NewState() => join.NewState(Fingerprint, reach);

        // FNV-1a: only equality matters, and it must not change from run to run.
        private static ulong Hash(SourceModel source, long? reach)
        {
            var columns = string.Join(",", source.Columns.Select(c => $"{c.Property} {c.Type.Display}"));
            var text = $"{source.FullName} {source.Time} {source.Known} {source.Delay} {source.Deleted} {reach}\n{columns}";
            return Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
        }
    }
}
