namespace FeatureDsl;

/// <summary>The row of a snapshot source that holds at the instant that is asked about.</summary>
/// <typeparam name="T">The snapshot source.</typeparam>
public sealed class Latest<T>
    where T : class, IRow
{
    private readonly DateTime _asOf;

    /// <summary>Chooses the row with the greatest valid-from among those known by <paramref name="asOf"/>.</summary>
    /// <param name="asOf">The instant that is asked about, UTC.</param>
    /// <param name="rows">The rows of the entity, in any order.</param>
    /// <exception cref="FeatureDslException">A row breaks the contract.</exception>
    public Latest(DateTime asOf, IEnumerable<T> rows)
        : this(asOf, Visibility.RowAt(asOf, rows))
    {
    }

    private Latest(DateTime asOf, T? value) => (_asOf, Value) = (asOf, value);

    /// <summary>The row that holds, or <see langword="null"/> where there is none.</summary>
    public T? Value { get; }

    /// <summary>The same, but a row that holds since longer than <paramref name="age"/> is missing.</summary>
    public Latest<T> MaxAge(TimeSpan age) => new(_asOf, Value is { } row && row.RowTime < Instants.WindowStart(_asOf, age, TimeSpan.Zero) ? null : Value);
}
