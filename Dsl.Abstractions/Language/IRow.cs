namespace FeatureDsl;

/// <summary>A row of a source. Written by the compiler for every source class; nobody calls it by hand.</summary>
public interface IRow
{
    /// <summary>When it happened (or from when it holds): UTC.</summary>
    DateTime RowTime { get; }

    /// <summary>From when it can be seen (known time plus the source's delay): UTC, never before <see cref="RowTime"/>.</summary>
    DateTime RowKnown { get; }

    /// <summary>What breaks ties of time: for events the event id (or <see langword="null"/>), for snapshots every column in declared order.</summary>
    IComparable? RowTieBreak { get; }

    /// <summary>How long repeats of one event id are known as repeats; zero where the source has no event id.</summary>
    TimeSpan RowHorizon { get; }

    /// <summary>Whether records of one event id are versions of one event, of which the last known counts, and not repeats.</summary>
    bool RowHasVersions => false;

    /// <summary>Whether the row takes back what it is about.</summary>
    bool RowDeleted => false;

    /// <summary>The instants after <see cref="RowKnown"/> at which more of the row becomes known, ascending, each once; only a source with corrections has them.</summary>
    IReadOnlyList<DateTime> RowLater => [];

    /// <summary>The row with what is known of it before an instant: columns that are known only from then on are missing.</summary>
    /// <param name="asOf">The instant, after <see cref="RowKnown"/>.</param>
    IRow RowAt(DateTime asOf) => this;

    /// <summary>The values of the properties that hold the key of an entity, each boxed; a missing part is <see langword="null"/>.</summary>
    /// <param name="property">The C# property.</param>
    object? RowKey(string property);

    /// <summary>Checks the contract's rules for a row: UTC, whole microseconds, known not before event time, decimals that fit their scale.</summary>
    /// <returns>What is wrong and how to mend it, or <see langword="null"/> where nothing is.</returns>
    string? RowFault();
}
