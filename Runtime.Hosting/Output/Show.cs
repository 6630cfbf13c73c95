using System.Globalization;
using FeatureDsl.Hosting.Values;

namespace FeatureDsl.Hosting.Output;

/// <summary>How numbers and values are shown, the same in every culture.</summary>
internal static class Show
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long number, string singular) => $"{Count(number)} {singular}{(number == 1 ? "" : "s")}";

    public static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public static string Milliseconds(TimeSpan span) => span.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    public static double Rate(long rows, TimeSpan span) => span > TimeSpan.Zero ? Math.Round(rows / span.TotalSeconds) : 0;

    public static string PerSecond(long rows, TimeSpan span) => $"{Count((long)Rate(rows, span))} rows/s";

    public static string Instant(DateTime instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <summary>A value so that different bits read differently.</summary>
    public static string Value(object? value) => value switch
    {
        null => "missing",
        bool b => b ? "true" : "false",
        DateTime instant => Instant(instant),
        DateOnly date => DateText.Of(date),
        TimeSpan span => SpanText.Of(span),
        // The shortest text that reads back to the same bits; it keeps the sign of -0.
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        FeatureVector vector => "[" + string.Join(", ", vector.Select(x => Value(x))) + "]",
        IFeatureMap map => "{" + string.Join(", ", map.Entries.Select(e => $"{Element(e.Key)}: {Element(e.Value)}")) + "}",
        IFeatureList list => Value(list.Cast<object?>().ToArray()),
        object?[] list => "[" + string.Join(", ", list.Select(Element)) + "]",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static string Element(object? value) => value is string text ? $"\"{text}\"" : Value(value);
}
