namespace FeatureDsl.Descriptors;

/// <summary>The values of one row, by position of the column in its source.</summary>
public interface IRowReader
{
    /// <summary>Whether the value is missing; the typed methods are only asked where it is not.</summary>
    bool IsMissing(int column);

    /// <summary>A truth value.</summary>
    bool Bool(int column);

    /// <summary>A 32-bit integer.</summary>
    int Int32(int column);

    /// <summary>A 64-bit integer.</summary>
    long Int64(int column);

    /// <summary>A single-precision number.</summary>
    float Float32(int column);

    /// <summary>A double-precision number.</summary>
    double Float64(int column);

    /// <summary>A decimal at the column's scale.</summary>
    decimal Decimal(int column);

    /// <summary>Text.</summary>
    string String(int column);

    /// <summary>An instant, UTC.</summary>
    DateTime DateTime(int column);

    /// <summary>A date.</summary>
    DateOnly DateOnly(int column);

    /// <summary>A span, in whole microseconds.</summary>
    TimeSpan TimeSpan(int column);

    /// <summary>An identifier.</summary>
    Guid Guid(int column);

    /// <summary>The number of an enumeration's member.</summary>
    int Enum(int column);

    /// <summary>A vector.</summary>
    FeatureVector Vector(int column);

    /// <summary>A list.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="element">Reads an element, which is column 0 of the reader that it is given.</param>
    FeatureList<T> List<T>(int column, Func<IRowReader, T> element);

    /// <summary>The entries of a map, in their order.</summary>
    /// <typeparam name="T">The type of an entry.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="entry">Reads an entry, whose key and value are columns 0 and 1 of the reader that it is given.</param>
    FeatureList<T> Entries<T>(int column, Func<IRowReader, T> entry);
}
