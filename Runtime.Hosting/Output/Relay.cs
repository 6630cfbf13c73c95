namespace FeatureDsl.Hosting.Output;

/// <summary>Hands progress on at once; <see cref="Progress{T}"/> would do it later and on another thread.</summary>
internal sealed class Relay<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
