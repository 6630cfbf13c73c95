using System.Globalization;
using System.Numerics;
using System.Text;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Spans in microseconds: from text, from whole numbers of microseconds, and from other units.</summary>
internal static class SpanValues
{
    private const int LongestText = 32;

    /// <summary>Digits alone are microseconds; with colons it is the text that .NET and SQL write.</summary>
    public static string? Parse(ReadOnlySpan<byte> text, out long micros)
    {
        if (!text.Contains((byte)':'))
            return NumberText.Integer<Int128>(text, out var number) is null ? FromInteger(number, out micros) : Fail(Problem.NotSpan, out micros);
        Span<char> characters = stackalloc char[LongestText];
        if (text.Length > LongestText || text.Count((byte)':') != 2 || Ascii.ToUtf16(text, characters, out var length) != System.Buffers.OperationStatus.Done
            || !TimeSpan.TryParseExact(characters[..length], "c", CultureInfo.InvariantCulture, out var span))
            return Fail(Problem.NotSpan, out micros);
        micros = TimeSpans.ToMicros(span);
        return span.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? null : Problem.TooFine;
    }

    /// <summary>From microseconds.</summary>
    public static string? FromInteger<T>(T value, out long micros)
        where T : IBinaryInteger<T>
    {
        var wide = Int128.CreateTruncating(value);
        if (Int128.Abs(wide) > TimeSpans.LongestMicros)
            return Fail(Problem.SpanRange, out micros);
        micros = (long)wide;
        return null;
    }

    /// <summary>From durations that count this unit.</summary>
    public static ValueCast<long, long> From(TimeUnit unit)
    {
        var (perSecond, perMicrosecond) = (Instants.PerSecond(unit), Instants.PerSecond(unit) / Instants.MicrosPerSecond);
        return perMicrosecond > 1
            ? (long value, out long micros) => value % perMicrosecond == 0 ? FromInteger(value / perMicrosecond, out micros) : Fail(Problem.TooFine, out micros)
            : (long value, out long micros) => FromInteger((Int128)value * (Instants.MicrosPerSecond / perSecond), out micros);
    }

    private static string Fail(string problem, out long micros)
    {
        micros = 0;
        return problem;
    }
}
