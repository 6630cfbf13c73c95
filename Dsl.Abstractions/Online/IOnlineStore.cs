using FeatureDsl.Descriptors;

namespace FeatureDsl.Online;

/// <summary>Where packed state is read from. Generated clients talk to this and know no server.</summary>
public interface IOnlineStore
{
    /// <summary>Reads many states in one round trip.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>For each key its bytes, empty where there is none.</returns>
    /// <exception cref="FeatureDslException">The server does not answer in time.</exception>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<StateKey> keys, CancellationToken cancellation = default);

    /// <summary>The clock that stands for "now" where no instant is asked about.</summary>
    TimeProvider Clock { get; }
}

/// <summary>Names the state of one view for one entity.</summary>
/// <param name="View">The view.</param>
/// <param name="Key">The entity.</param>
public readonly record struct StateKey(ViewDescriptor View, EntityKey Key)
{
    /// <summary>The key in the store, e.g. <c>{Driver|2:42}:DriverActivity:1</c>: all views of an entity share a hash slot.</summary>
    public string Text => $"{{{Key.Text}}}:{View.Name}:{View.Version}";
}
