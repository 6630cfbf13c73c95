using System.Globalization;
using System.Text.RegularExpressions;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>An error reported by the embedded engine, with its text as it came.</summary>
internal sealed partial class ChdbException(string message) : Exception(message)
{
    private const int UnknownException = 1002;

    /// <summary>The error code of ClickHouse, as in its <c>ErrorCodes.cpp</c>.</summary>
    internal int Code { get; } =
        CodePattern().Match(message) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : UnknownException;

    [GeneratedRegex(@"Code: (\d{1,9})")]
    private static partial Regex CodePattern();
}
