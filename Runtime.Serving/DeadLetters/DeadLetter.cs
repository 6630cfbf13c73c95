using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>A row that could not be applied.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Row">The row.</param>
/// <param name="Position">Where it was delivered, if it was taken from a stream.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
/// <param name="At">When it was set aside, UTC.</param>
public sealed record DeadLetter(SourceDescriptor Source, IRow Row, EventPosition? Position, string Reason, DateTime At);
