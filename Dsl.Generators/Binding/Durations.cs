using System.Globalization;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Durations as attributes spell them: <c>90s</c>, <c>15m</c>, <c>1h</c>, <c>7d</c>, <c>250ms</c>, <c>10us</c>.</summary>
internal static class Durations
{
    private static readonly (string Unit, long Micros)[] Units =
        [("us", 1), ("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000), ("h", 3_600_000_000), ("d", 86_400_000_000)];

    /// <summary>Microseconds, or <see langword="null"/> where the text is none.</summary>
    public static long? Parse(string text)
    {
        var digits = new string(text.TakeWhile(char.IsDigit).ToArray());
        var unit = Units.FirstOrDefault(u => u.Unit == text.Substring(digits.Length).Trim());
        return unit.Unit is not null && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count < Operators.SqlTime.LongestSpan / unit.Micros
            ? count * unit.Micros
            : null;
    }
}
