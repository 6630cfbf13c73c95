namespace FeatureDsl.Benchmarks;

/// <summary>One of the benchmarks: compares what the ways give, then measures them and prints a table.</summary>
internal interface IBenchmark
{
    Task RunAsync();
}
