using System.Globalization;

namespace FeatureDsl;

/// <summary>The contract's rules for one row, each saying what is wrong or nothing.</summary>
public static class RowRules
{
    /// <summary>The two times of a row.</summary>
    public static string? Times(DateTime time, string timeName, DateTime known, string knownName) =>
        Instants.Fault(time, timeName) ?? Instants.Fault(known, knownName)
        ?? (known < time
            ? string.Create(CultureInfo.InvariantCulture, $"{knownName} ({known:O}) is before {timeName} ({time:O}); a row cannot be known before it happens.")
            : null);

    /// <summary>Any other instant.</summary>
    public static string? Instant(DateTime? instant, string name) => instant is { } value ? Instants.Fault(value, name) : null;

    /// <summary>A date.</summary>
    public static string? Date(DateOnly? date, string name) => date is { } value ? Dates.Fault(value, name) : null;

    /// <summary>A span.</summary>
    public static string? Span(TimeSpan? span, string name) => span is { } value ? TimeSpans.Fault(value, name) : null;

    /// <summary>The elements of a list, or the keys or values of a map.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="rule">What is wrong with one, given its name.</param>
    /// <param name="name">The name of the list.</param>
    public static string? Each<T>(FeatureList<T> list, Func<T, string, string?> rule, string name)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (rule(list[i], string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]")) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Text, or any other value that cannot be missing.</summary>
    public static string? Present(object? value, string name) =>
        value is null ? $"{name} is missing; leave it out, or declare the elements as able to be missing." : null;

    /// <summary>A vector of <paramref name="dimension"/> elements.</summary>
    public static string? Vector(FeatureVector? vector, int dimension, string name) => vector is { } value && value.Count != dimension
        ? string.Create(CultureInfo.InvariantCulture, $"{name} has {value.Count} element(s), but its [Dimension] is {dimension}; a missing vector is null.")
        : null;

    /// <summary>A vector as its column stores it.</summary>
    public static string? Stored(FeatureVector? vector, VectorStorage storage, string name) =>
        vector is not { } value ? null
        : VectorCodec.Fault(storage, value.AsSpan()) is { } fault ? $"{name} {fault}."
        : VectorCodec.Round(storage, value) == value ? null
        : $"{name} holds more than its column stores; round it first: {name}.To{storage}().";

    /// <summary>A decimal of 18 digits, <paramref name="scale"/> of them behind the point.</summary>
    public static string? Decimal(decimal? value, int scale, string name)
    {
        if (value is not { } v)
        {
            return null;
        }

        if (decimal.Round(v, scale) != v)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{name} ({v}) has more than {scale} digits behind the point; round it or declare a finer [Scale].");
        }

        var limit = 1m;
        for (var i = scale; i < 18; i++)
        {
            limit *= 10;
        }

        return Math.Abs(v) >= limit
            ? string.Create(CultureInfo.InvariantCulture, $"{name} ({v}) has more than 18 digits at scale {scale}; declare a coarser [Scale].")
            : null;
    }
}
