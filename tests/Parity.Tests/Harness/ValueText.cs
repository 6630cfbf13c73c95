using System.Globalization;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Values of features as text in which different values look different.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "missing",
        double d => Number(d.ToString("R", CultureInfo.InvariantCulture)),
        float f => Number(f.ToString("R", CultureInfo.InvariantCulture)) + "f",
        string s => $"\"{s}\"",
        DateTime t => t.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FeatureVector vector => $"<{string.Join(", ", vector.Select(x => Of(x)))}>",
        IFeatureMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{Of(e.Key)}: {Of(e.Value)}"))}}}",
        IFeatureList list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        object?[] list => $"[{string.Join(", ", list.Select(Of))}]",
        // By value: the zeros behind the digits of a decimal are not part of it.
        decimal m => (m / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) + "m",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // A whole number that is a double keeps a point, so that it is not taken for an integer.
    private static string Number(string text) => text.AsSpan().ContainsAnyExcept("-0123456789") ? text : text + ".0";
}
