namespace FeatureDsl;

/// <summary>
/// Records of a source with corrections whose columns become known at different instants (<c>[KnownAt(nameof(Instant))]</c>): such a record is as many versions as it has instants, each
/// with what was known by then.
/// </summary>
public static class RowVersions
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    /// <summary>The versions of a record as they become known, the first at its own known time and the last with everything in it; the record itself where nothing in it is known later.</summary>
    /// <param name="row">The record.</param>
    public static IEnumerable<T> Of<T>(T row)
        where T : class, IRow
    {
        var later = row.RowLater;
        return later.Count == 0 ? [row] : later.Prepend(row.RowKnown).Select(instant => (T)row.RowAt(instant + Microsecond));
    }

    /// <summary>From when all of a record can be seen: the last of its instants.</summary>
    /// <param name="row">The record.</param>
    public static DateTime SeenFrom(IRow row) => row.RowLater is { Count: > 0 } later ? later[^1] : row.RowKnown;

    /// <summary>Which of these instants come after that at which a record is known, ascending, each once.</summary>
    /// <param name="known">When the record is known.</param>
    /// <param name="delay">How much later than it is known what a source says can be seen.</param>
    /// <param name="instants">When columns are known.</param>
    public static IReadOnlyList<DateTime> Later(DateTime known, TimeSpan delay, params ReadOnlySpan<DateTime?> instants)
    {
        SortedSet<DateTime>? later = null;
        foreach (var instant in instants)
        {
            if (instant + delay is { } seen && seen > known)
            {
                (later ??= []).Add(seen);
            }
        }

        return later is null ? [] : [.. later];
    }

    /// <summary>Whether what is known from an instant on is known before another.</summary>
    /// <param name="instant">When it is known; missing for never.</param>
    /// <param name="delay">How much later it can be seen.</param>
    /// <param name="asOf">The instant that is asked about.</param>
    public static bool IsKnown(DateTime? instant, TimeSpan delay, DateTime asOf) => instant + delay < asOf;
}
