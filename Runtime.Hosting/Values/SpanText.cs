using System.Globalization;

namespace FeatureDsl.Hosting.Values;

/// <summary>Spans on the command line: <c>[-][d.]hh:mm:ss[.ffffff]</c>, the format that .NET calls constant.</summary>
internal static class SpanText
{
    // Without colons .NET would take a number for days.
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = default;
        return text.AsSpan().Count(':') == 2 && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out span) && TimeSpans.Fault(span, "") is null;
    }

    public static string Of(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}
