namespace FeatureDsl.Runtime.Files;

/// <summary>Keeps the first bad rows in memory and counts the rest.</summary>
/// <param name="limit">How many are kept.</param>
public sealed class BadRowList(int limit = 1000) : IBadRowSink
{
    private readonly List<BadRow> rows = [];

    /// <summary>The first reports, in the order of arrival.</summary>
    public IReadOnlyList<BadRow> Rows => rows;

    /// <summary>How many reports arrived, the ones beyond the limit included.</summary>
    public long Count { get; private set; }

    /// <inheritdoc />
    public void Report(BadRow row)
    {
        Count++;
        if (rows.Count < limit)
            rows.Add(row);
    }
}
