namespace FeatureDsl.Runtime.Tests;

/// <summary>Progress that arrives at once and in order, unlike that of <see cref="Progress{T}"/>.</summary>
internal sealed class Immediate<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
