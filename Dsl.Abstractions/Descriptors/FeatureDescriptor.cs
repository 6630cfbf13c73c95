using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>A feature as the runtime sees it.</summary>
/// <param name="Column">Its column in training sets.</param>
/// <param name="View">The simple name of its view.</param>
/// <param name="Name">Its property.</param>
/// <param name="Type">Its type; able to be missing wherever a value can be missing or an error and no default stands for it.</param>
/// <param name="Summary">Its description.</param>
/// <param name="InVector">Whether <see cref="IFeatureRow.Fill"/> writes it.</param>
public sealed record FeatureDescriptor(string Column, string View, string Name, DataType Type, string Summary, bool InVector);
