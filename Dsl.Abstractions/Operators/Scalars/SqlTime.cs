namespace FeatureDsl.Operators;

/// <summary>Instants, dates and spans in ClickHouse expressions: microseconds or days since 1970, before it negative, and microseconds.</summary>
public static class SqlTime
{
    /// <summary>1900-01-01, the first instant that both engines can hold.</summary>
    public const long Earliest = -2_208_988_800_000_000;

    /// <summary>2299-12-31, the first that is too late.</summary>
    public const long Latest = 10_413_705_600_000_000;

    /// <summary>The longest span: the whole microseconds of the longest <c>TimeSpan</c>. The most negative one is as long.</summary>
    public const long LongestSpan = 922_337_203_685_477_580;

    private const long MicrosPerDay = 86_400_000_000;

    /// <summary>Midnight at the beginning of a date.</summary>
    public static string OfDate(string days) => $"toInt64(toInt64({days}) * toInt64({MicrosPerDay}))";

    /// <summary>The date of a midnight.</summary>
    public static string DateOf(string midnight) => $"toInt32(intDiv({midnight}, toInt64({MicrosPerDay})))";

    /// <summary>An instant moved down to a whole number of <paramref name="unit"/> microseconds.</summary>
    public static string Floor(string micros, long unit) => $"toInt64({micros} - {Behind(micros, unit)})";

    /// <summary>How far an instant lies behind a whole number of <paramref name="unit"/> microseconds.</summary>
    // A large literal is unsigned, and by one of those ClickHouse takes the remainder of a negative number as if it were 2^64 greater.
    public static string Behind(string micros, long unit) => $"toInt64(positiveModulo({micros}, toInt64({unit})))";
}
