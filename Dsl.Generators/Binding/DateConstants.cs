using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Dates that are known at compile time: <c>new DateOnly(2024, 1, 31)</c>, and the text of a default.</summary>
internal static class DateConstants
{
    private static readonly DateTime Epoch = new(1970, 1, 1), Earliest = new(1900, 1, 1), Last = new(2299, 12, 30);

    /// <summary>Days since 1970, or <see langword="null"/> where it is no date of the contract.</summary>
    public static int? Of(IObjectCreationOperation creation) =>
        creation.Type?.PlainName() == "System.DateOnly" && creation.Arguments.Length == 3
            && creation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value.ConstantValue.Value as int?).ToList() is [{ } year, { } month, { } day]
            ? Parse(string.Format(CultureInfo.InvariantCulture, "{0:D4}-{1:D2}-{2:D2}", year, month, day))
            : null;

    /// <summary>Days since 1970, or <see langword="null"/> where the text is no date of the contract.</summary>
    public static int? Parse(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= Earliest && date <= Last
            ? (date - Epoch).Days
            : null;
}
