using System.Text.RegularExpressions;
using ClickHouse.Driver;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine;

/// <summary>Turns errors of the engine and of the transport into one sentence each; the full text stays as the inner exception.</summary>
internal static partial class ServerErrors
{
    private const int LongestMessage = 600;

    /// <summary>Whether an exception comes from the engine or from the way to it.</summary>
    internal static bool IsKnown(Exception e) =>
        e is ClickHouseServerException or ChdbException or HttpRequestException or IOException or EndOfStreamException;

    /// <summary>Wraps a known exception.</summary>
    /// <param name="e">What was caught.</param>
    /// <param name="where">The engine's name for the user.</param>
    internal static FeatureDslException Wrap(Exception e, string where) =>
        e is ClickHouseServerException or ChdbException
            ? new FeatureDslException($"{where} refused the statement: {FirstSentence(e.Message)}", e)
            : new FeatureDslException($"The connection to {where} broke: {FirstSentence(e.Message)} Check that it still runs, and try again.", e);

    /// <summary>The message without its frame, version and stack trace.</summary>
    internal static string FirstSentence(string message)
    {
        var start = Frame().Match(message);
        var text = start.Success ? message[(start.Index + start.Length)..] : message;
        text = text.Split('\n')[0].Trim();
        text = Expected().Replace(Version().Replace(text, ""), "").Replace(". (", " (", StringComparison.Ordinal).Trim();
        if (text.Length > LongestMessage)
            text = text[..LongestMessage] + "...";
        return text.EndsWith('.') ? text : text + ".";
    }

    [GeneratedRegex(@"Code: \d+\. DB::\w*Exception: ")]
    private static partial Regex Frame();

    // Of a syntax error, the place is useful and the list of every word that might have followed is not.
    [GeneratedRegex(@" Expected one of: .*?(?=\. \(SYNTAX_ERROR\)|$)")]
    private static partial Regex Expected();

    [GeneratedRegex(@"\s*\(version [^)]*(\([^)]*\))?\)")]
    private static partial Regex Version();
}
