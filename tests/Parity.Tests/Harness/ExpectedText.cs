namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>An answer of one feature as text: its value, or that it is an error.</summary>
internal static class ExpectedText
{
    /// <summary>Of an answer that has the values of all features and then their statuses.</summary>
    public static string Of(object?[] answer, int feature, int features) =>
        (FeatureStatus)answer[features + feature]! == FeatureStatus.Error ? "error" : ValueText.Of(answer[feature]);
}
