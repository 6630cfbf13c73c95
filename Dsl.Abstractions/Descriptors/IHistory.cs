namespace FeatureDsl.Descriptors;

/// <summary>Rows in memory, for plain execution.</summary>
public interface IHistory
{
    /// <summary>The rows of an entity; more than is needed does no harm (known or not, however old), less does.</summary>
    /// <typeparam name="T">The source class.</typeparam>
    /// <param name="input">The source, the columns that hold the key, and how far back rows can matter.</param>
    /// <param name="key">The entity.</param>
    /// <param name="asOf">The instant that is asked about, UTC.</param>
    IEnumerable<T> Rows<T>(ViewInput input, EntityKey key, DateTime asOf)
        where T : class, IRow;
}
