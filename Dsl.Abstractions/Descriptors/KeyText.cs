using System.Globalization;

namespace FeatureDsl.Descriptors;

/// <summary>Parts of keys and ids of events as text: as ClickHouse writes them, whatever the culture.</summary>
public static class KeyText
{
    /// <summary>The text of a value: a date is <c>2024-01-31</c>, an instant <c>2024-01-31 06:00:00.000000</c>, a span its microseconds.</summary>
    public static string Of(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeSpan span => TimeSpans.ToMicros(span).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
