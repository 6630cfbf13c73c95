namespace FeatureDsl.Benchmarks.Servers;

/// <summary>A server that may be filled and emptied.</summary>
internal interface IFreshServer : IAsyncDisposable
{
    string Name { get; }

    /// <summary><c>host:port</c>.</summary>
    string Endpoint { get; }
}
