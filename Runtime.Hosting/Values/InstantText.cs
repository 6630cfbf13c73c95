using System.Globalization;

namespace FeatureDsl.Hosting.Values;

/// <summary>Instants on the command line: ISO 8601; without a zone they are UTC.</summary>
internal static class InstantText
{
    public static bool TryParse(string text, out DateTime instant) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out instant)
        && Instants.Fault(instant, "") is null;

    /// <exception cref="FeatureDslException">It cannot be read, or is finer than a microsecond.</exception>
    public static DateTime Parse(string text, string option) => TryParse(text, out var instant)
        ? instant
        : throw new FeatureDslException($"'{text}' is not an instant for {option}; write it like 2001-03-01T12:00:00Z, in whole microseconds.");
}
