using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>A row of a source, on its way to the states.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Row">The row.</param>
/// <param name="Position">Where it was delivered; <see langword="null"/> where it was not taken from a stream.</param>
public readonly record struct SourceRow(SourceDescriptor Source, IRow Row, EventPosition? Position = null);
