using System.Globalization;

namespace FeatureDsl.Hosting.Values;

/// <summary>Dates on the command line: <c>2001-03-01</c>.</summary>
internal static class DateText
{
    private const string Format = "yyyy-MM-dd";

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && Dates.IsInRange(date);

    public static string Of(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);
}
