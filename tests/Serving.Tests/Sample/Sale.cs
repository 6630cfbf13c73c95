namespace FeatureDsl.Serving.Tests;

/// <summary>An event, as the compiler would complete it.</summary>
public sealed record Sale(long? ShopId, string Buyer, DateTime Time, DateTime Known, long Amount, string Id = "") : IRow
{
    public DateTime RowTime => Time;

    public DateTime RowKnown => Known;

    public IComparable? RowTieBreak => Id;

    public TimeSpan RowHorizon => TimeSpan.FromHours(1);

    public object? RowKey(string property) => property == nameof(ShopId) ? ShopId : Buyer;

    public string? RowFault() =>
        Instants.Fault(Time, "Time") ?? Instants.Fault(Known, "Known") ?? (Known < Time ? "Known lies before Time; a row cannot be known before it happened." : null);
}
