namespace FeatureDsl.Serving.Tests;

/// <summary>A snapshot row, as the compiler would complete it.</summary>
public sealed record Profile(long ShopId, DateTime Since, long Rating) : IRow
{
    public DateTime RowTime => Since;

    public DateTime RowKnown => Since;

    public IComparable? RowTieBreak => Rating;

    public TimeSpan RowHorizon => TimeSpan.Zero;

    public object? RowKey(string property) => ShopId;

    public string? RowFault() => Instants.Fault(Since, "Since");
}
