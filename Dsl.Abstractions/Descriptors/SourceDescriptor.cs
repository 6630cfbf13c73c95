using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>A source class as the runtime sees it.</summary>
/// <param name="model">What the compiler read off the class.</param>
public abstract class SourceDescriptor(SourceModel model)
{
    /// <summary>Columns, times, keys.</summary>
    public SourceModel Model { get; } = model;

    /// <summary>Makes a row; the reader's columns are those of <see cref="SourceModel.Columns"/>, in that order.</summary>
    /// <returns>An <see cref="IRow"/> for events and snapshots, a plain record for requests.</returns>
    public abstract object Read(IRowReader reader);
}
