namespace FeatureDsl.Runtime;

/// <summary>Which rows of a source are read, and in which order.</summary>
public sealed record RowSelection
{
    /// <summary>Every row, as it became known.</summary>
    public static readonly RowSelection All = new();

    /// <summary>Only rows that can be seen from this instant on or later (known time plus the source's delay), UTC.</summary>
    public DateTime? KnownFrom { get; init; }

    /// <summary>Only rows that can be seen before this instant, UTC.</summary>
    public DateTime? KnownBefore { get; init; }

    /// <summary>The order.</summary>
    public RowSequence Order { get; init; } = RowSequence.Known;

    /// <summary>A further condition in SQL over the table's columns; never text of a user.</summary>
    internal string? Condition { get; init; }
}
