using FeatureDsl.Descriptors;

namespace FeatureDsl.Hosting.Verification;

/// <summary>A feature that did not have one value, or one status.</summary>
/// <param name="Case">The place of the question, from 0.</param>
/// <param name="Feature">The feature.</param>
/// <param name="Training">Its value in the training set.</param>
/// <param name="Online">Its value online.</param>
/// <param name="Plain">Its value by plain C#.</param>
/// <param name="OnlineStatus">How the value online came about.</param>
/// <param name="PlainStatus">How the value by plain C# came about.</param>
internal sealed record Difference(
    int Case, FeatureDescriptor Feature, object? Training, object? Online, object? Plain, FeatureStatus OnlineStatus, FeatureStatus PlainStatus);
