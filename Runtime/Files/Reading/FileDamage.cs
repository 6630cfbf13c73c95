using ParquetSharp;

namespace FeatureDsl.Runtime.Files;

/// <summary>Turns what the format libraries throw over a damaged file into one clear error.</summary>
internal static class FileDamage
{
    public static bool Covers(Exception e) =>
        e is IOException or InvalidDataException or ParquetException or UnauthorizedAccessException or FormatException or OverflowException
            or NotSupportedException or ArgumentException or InvalidOperationException or IndexOutOfRangeException;

    public static FeatureDslException Of(string path, Exception cause) =>
        new($"{path}: the file could not be read: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}; " +
            "check that it is whole and of the format that its extension says.", cause);
}
