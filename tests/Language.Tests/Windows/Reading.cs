namespace FeatureDsl.Language.Tests.Windows;

/// <summary>An event of a gauge.</summary>
/// <param name="Id">The event id.</param>
/// <param name="Second">When it happened.</param>
/// <param name="Value">What it says.</param>
/// <param name="Word">Something beside.</param>
internal sealed record Reading(int Id, int Second, double? Value, string? Word = null) : IRow
{
    private static readonly DateTime Begin = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime RowTime => Begin.AddSeconds(Second);

    public DateTime RowKnown => RowTime;

    public IComparable? RowTieBreak => Id;

    public TimeSpan RowHorizon => TimeSpan.Zero;

    public object? RowKey(string property) => null;

    public string? RowFault() => null;

    /// <summary>All of some events.</summary>
    public static Window<Reading> All(params IEnumerable<Reading> events) => new Events<Reading>(Begin.AddDays(1), events).All();

    /// <summary>Events of these values.</summary>
    public static Window<Reading> Of(params IEnumerable<double?> values) => All(values.Select((v, i) => new Reading(i, i, v)));
}
