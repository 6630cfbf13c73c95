using System.Globalization;
using System.Text;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Instants in microseconds since 1970, UTC, from text and from other units.</summary>
internal static class Instants
{
    public const long MicrosPerSecond = 1_000_000;
    public const long MicrosPerDay = 86_400 * MicrosPerSecond;

    // DateTime64 of ClickHouse: outside of it, its functions give wrong dates without a word.
    private static readonly long First = MicrosOf(new DateTime(1900, 1, 1));
    private static readonly long Last = MicrosOf(new DateTime(2300, 1, 1)) - 1;

    public static string? Parse(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length < 10 || !Digits(text, 0, 4, out var year) || text[4] != '-' || !Digits(text, 5, 2, out var month)
            || text[7] != '-' || !Digits(text, 8, 2, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return Problem.NotDateTime;
        micros = MicrosOf(new DateTime(year, month, day));
        var problem = text.Length == 10 ? null : ParseTime(text[10..], ref micros);
        return problem ?? Check(micros);
    }

    public static string? FromDays(int days, out long micros)
    {
        micros = days * MicrosPerDay;
        return Check(micros);
    }

    public static ValueCast<long, long> From(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => (long v, out long m) => Scale(v, MicrosPerSecond, out m),
        TimeUnit.Millisecond => (long v, out long m) => Scale(v, 1_000, out m),
        TimeUnit.Microsecond => (long v, out long m) => Check(m = v),
        _ => (long v, out long m) => v % 1_000 != 0 ? Fail(Problem.TooFine, out m) : Check(m = v / 1_000),
    };

    /// <summary>The instant for a message.</summary>
    public static string Show(long value, TimeUnit unit)
    {
        var perSecond = PerSecond(unit);
        var seconds = Math.DivRem(value, perSecond, out var rest);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + perSecond);
        // DateTime knows the years 1 to 9999; beyond them the number itself says more.
        if (seconds is < -62_135_596_800 or > 253_402_300_799)
            return value.ToString(CultureInfo.InvariantCulture);
        var date = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return rest == 0 ? date : date + (rest / (decimal)perSecond).ToString(".#########", CultureInfo.InvariantCulture);
    }

    /// <summary>How many of a unit are a second.</summary>
    public static long PerSecond(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1L,
        TimeUnit.Millisecond => 1_000L,
        TimeUnit.Microsecond => MicrosPerSecond,
        _ => 1_000_000_000L,
    };

    private static string? ParseTime(ReadOnlySpan<byte> text, ref long micros)
    {
        if (text.Length < 9 || text[0] is not ((byte)' ' or (byte)'T') || !Digits(text, 1, 2, out var hour) || text[3] != ':'
            || !Digits(text, 4, 2, out var minute) || text[6] != ':' || !Digits(text, 7, 2, out var second)
            || hour > 23 || minute > 59 || second > 59)
            return Problem.NotDateTime;
        micros += ((hour * 3600) + (minute * 60) + second) * MicrosPerSecond;
        text = text[9..];
        if (text is [(byte)'.', ..])
        {
            var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            var digits = end < 0 ? text[1..] : text.Slice(1, end);
            if (digits.Length == 0)
                return Problem.NotDateTime;
            if (digits.Length > 6 && digits[6..].ContainsAnyExcept((byte)'0'))
                return Problem.TooFine;
            micros += Fraction(digits);
            text = text[(1 + digits.Length)..];
        }

        return ParseOffset(text);
    }

    private static string? ParseOffset(ReadOnlySpan<byte> text)
    {
        if (text is [] or [(byte)'Z'])
            return null;
        var digits = text.Length == 6 && text[3] == ':' ? [text[1], text[2], text[4], text[5]] : text[1..];
        if (text[0] is not ((byte)'+' or (byte)'-') || digits.Length is not (2 or 4)
            || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Problem.NotDateTime;
        return digits.ContainsAnyExcept((byte)'0') ? Problem.Offset(Encoding.ASCII.GetString(text)) : null;
    }

    private static long Fraction(ReadOnlySpan<byte> digits)
    {
        var micros = 0;
        for (var i = 0; i < 6; i++)
            micros = (micros * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        return micros;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        foreach (var c in text.Slice(start, count))
        {
            if (c is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }

    private static string? Scale(long value, long factor, out long micros) =>
        Math.Abs((decimal)value) > long.MaxValue / factor ? Fail(Problem.InstantRange, out micros) : Check(micros = value * factor);

    private static string Fail(string problem, out long micros)
    {
        micros = 0;
        return problem;
    }

    private static string? Check(long micros) => micros < First || micros > Last ? Problem.InstantRange : null;

    private static long MicrosOf(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
