using System.Globalization;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Dates in days since 1970, from text and from instants at midnight.</summary>
internal static class Dates
{
    private static readonly int First = FeatureDsl.Dates.ToDays(FeatureDsl.Dates.Earliest), Last = FeatureDsl.Dates.ToDays(FeatureDsl.Dates.Last);

    public static string? Parse(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        Span<char> characters = stackalloc char[10];
        if (text.Length != 10 || System.Text.Ascii.ToUtf16(text, characters, out _) != System.Buffers.OperationStatus.Done
            || !DateOnly.TryParseExact(characters, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Problem.NotDate;
        return Check(FeatureDsl.Dates.ToDays(date), out days);
    }

    public static string? Check(int value, out int days)
    {
        days = value;
        return value < First || value > Last ? Problem.DateRange : null;
    }

    /// <summary>From instants that count this unit.</summary>
    public static ValueCast<long, int> From(TimeUnit unit)
    {
        var perDay = 86_400 * Instants.PerSecond(unit);
        return (long value, out int days) =>
        {
            days = 0;
            if (value % perDay != 0)
                return Problem.NotMidnight;
            return value / perDay is var whole and >= int.MinValue and <= int.MaxValue ? Check((int)whole, out days) : Problem.DateRange;
        };
    }

    /// <summary>The date for a message.</summary>
    public static string Show(int days) => Instants.Show(days * 86_400L, TimeUnit.Second).Replace(" 00:00:00", "", StringComparison.Ordinal);
}
