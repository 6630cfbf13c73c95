namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>One way of doing what is measured.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Work">Does it once.</param>
internal sealed record Contender(string Name, Func<Task> Work);
