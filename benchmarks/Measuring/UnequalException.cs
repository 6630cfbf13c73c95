namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>Two ways did not give the same: then their times mean nothing.</summary>
/// <param name="message">Where, and what each gave.</param>
internal sealed class UnequalException(string message) : Exception(message);
