namespace FeatureDsl.Serving;

/// <summary>What an <see cref="OnlineApplier"/> has done since it was opened.</summary>
/// <param name="Rows">Rows given to it.</param>
/// <param name="Applied">Rows applied, counted once for each view (and each key) they belong to.</param>
/// <param name="Repeats">Rows recognised as repeats, counted likewise.</param>
/// <param name="NoEntity">Keys with a missing part.</param>
/// <param name="Rejected">Dead letters.</param>
/// <param name="StatesRead">States read back from the store, also those that were not there.</param>
/// <param name="StatesWritten">States written.</param>
/// <param name="Evicted">States that left the cache.</param>
public readonly record struct ApplierCounters(
    long Rows, long Applied, long Repeats, long NoEntity, long Rejected, long StatesRead, long StatesWritten, long Evicted);
