using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>A source class as the runtime sees it.</summary>
/// <param name="model">What the compiler read off the class.</param>
public abstract class SourceDescriptor(SourceModel model)
{
    /// <summary>Columns, times, keys.</summary>
    public SourceModel Model { get; } = model;

    /// <summary>The snapshot rows that events bring along, in the order of <see cref="SourceModel.Joins"/>.</summary>
    public virtual IReadOnlyList<JoinDescriptor> Joins => [];

    /// <summary>The event with the rows that it brings along.</summary>
    /// <param name="row">The event.</param>
    /// <param name="joined">For each of <see cref="Joins"/> its row, or <see langword="null"/> where there is none.</param>
    public virtual IRow Join(IRow row, IReadOnlyList<IRow?> joined) => row;

    /// <summary>Makes a row; the reader's columns are those of <see cref="SourceModel.Columns"/>, in that order.</summary>
    /// <returns>An <see cref="IRow"/> for events and snapshots, a plain record for requests.</returns>
    public abstract object Read(IRowReader reader);
}
