using FeatureDsl.Descriptors;

namespace FeatureDsl.Parity.Tests.TrainingSets;

/// <summary>All rows of every source in lists: a row is found by looking at each.</summary>
internal sealed class ListHistory(IReadOnlyDictionary<string, List<IRow>> rows) : IHistory
{
    public IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
        where T : class, IRow =>
        rows[input.Source].Where(r => key.Equals(EntityKey.Of(key.Entity, [.. input.KeyColumns.Select(r.RowKey)]))).Cast<T>();
}
