using System.Diagnostics.CodeAnalysis;

namespace FeatureDsl;

/// <summary>
/// What features compute of text: by Unicode code point, ordinal, whatever the culture of the machine, and the same in .NET, online and in ClickHouse.
/// </summary>
/// <remarks>
/// A <see cref="string"/> counts and compares UTF-16 units, so that a character beyond U+FFFF counts twice and comes before U+E000; ClickHouse
/// holds UTF-8, whose bytes order like code points. Text is taken to be well-formed: half a surrogate pair has no UTF-8.
/// </remarks>
public static class Text
{
    /// <summary>How many code points there are; missing where <paramref name="text"/> is.</summary>
    public static int? Length(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var length = 0;
        foreach (var unit in text)
        {
            length += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return length;
    }

    /// <summary>The order of two texts by code points: -1, 0 or 1. What is missing comes first.</summary>
    public static int Compare(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        }

        var same = a.AsSpan().CommonPrefixLength(b);
        return same == a.Length || same == b.Length ? a.Length.CompareTo(b.Length) : Rank(a[same]).CompareTo(Rank(b[same]));
    }

    /// <summary>Whether <paramref name="text"/> begins with <paramref name="prefix"/>, which everything does with ""; false where either is missing.</summary>
    public static bool StartsWith([NotNullWhen(true)] string? text, [NotNullWhen(true)] string? prefix) =>
        text is not null && prefix is not null && text.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Whether <paramref name="text"/> ends with <paramref name="suffix"/>, which everything does with ""; false where either is missing.</summary>
    public static bool EndsWith([NotNullWhen(true)] string? text, [NotNullWhen(true)] string? suffix) =>
        text is not null && suffix is not null && text.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether <paramref name="part"/> stands anywhere in <paramref name="text"/>, as "" does; false where either is missing.</summary>
    public static bool Contains([NotNullWhen(true)] string? text, [NotNullWhen(true)] string? part) =>
        text is not null && part is not null && text.Contains(part, StringComparison.Ordinal);

    /// <summary>The letters A to Z made small, everything else as it is; missing where <paramref name="text"/> is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? ToLowerAscii(string? text) => Mapped(text, static unit => char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit);

    /// <summary>The letters a to z made capital, everything else as it is; missing where <paramref name="text"/> is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? ToUpperAscii(string? text) => Mapped(text, static unit => char.IsAsciiLetterLower(unit) ? (char)(unit & ~0x20) : unit);

    /// <summary>Without the ASCII white space (U+0009 to U+000D and U+0020) at both ends; missing where <paramref name="text"/> is.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? TrimAscii(string? text) => text?.Trim('\t', '\n', '\v', '\f', '\r', ' ');

    /// <summary>
    /// The code points whose numbers, counted from 0, lie in <c>start &lt;= n &lt; start + length</c>: "" where there are none, never an exception.
    /// Missing where <paramref name="text"/> is.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The number of the first; there are none before 0.</param>
    /// <param name="length">How many; up to the end where it is not given.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Substring(string? text, int start, int length = int.MaxValue)
    {
        if (text is null)
        {
            return null;
        }

        var from = Unit(text, start);
        return text[from..Math.Max(from, Unit(text, (long)start + length))];
    }

    // The index of the UTF-16 unit at which the code point of a number begins.
    private static int Unit(string text, long number)
    {
        var unit = 0;
        for (var n = 0L; n < number && unit < text.Length; n++)
        {
            unit += unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;
        }

        return unit;
    }

    // Units of surrogate pairs stand for code points beyond all others.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Mapped(string? text, Func<char, char> map) => text is null ? null : string.Create(text.Length, (text, map), static (target, from) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = from.map(from.text[i]);
        }
    });
}
