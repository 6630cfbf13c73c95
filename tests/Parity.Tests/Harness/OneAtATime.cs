using Xunit.Sdk;
using Xunit.v3;

// The engines are one per process and want both cores: tests that ran side by side would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
