using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>Values that are easier to understand than a given one, the easiest first.</summary>
internal static class SimplerValues
{
    private static readonly DateTime Noon = new(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<object?> Of(DataType type, object? value) =>
        value is null ? [] : All(type, value).TakeWhile(v => !Equals(v, value) || Sign(v) != Sign(value)).Where(v => Rank(type, v).CompareTo(Rank(type, value)) < 0);

    private static IEnumerable<object?> All(DataType type, object value)
    {
        if (type.Nullable)
            yield return null;
        foreach (var simple in Present(type, value))
            yield return simple;
    }

    private static IEnumerable<object> Present(DataType type, object value) => type.Kind switch
    {
        DataKind.Bool => [false, true],
        DataKind.Int32 => [0, 1, 2],
        DataKind.Int64 => [0L, 1L, 2L],
        DataKind.Float32 => [0f, 1f, 0.5f, 0.1f],
        DataKind.Float64 => [0.0, 1.0, 0.5, 0.1, Math.Round(double.IsFinite((double)value) ? (double)value : 0)],
        DataKind.Decimal => [0m, 1m, 0.1m],
        DataKind.String => ["", "a", "b"],
        DataKind.DateTime => Instants((DateTime)value),
        DataKind.DateOnly => [DateOnly.FromDateTime(Noon), new DateOnly(((DateOnly)value).Year, 1, 1)],
        DataKind.TimeSpan => [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromSeconds(1)],
        DataKind.Guid => [Guid.Empty],
        DataKind.List => Shorter((FeatureList<object?>)value).Select(l => (object)l.ToFeatureList()),
        DataKind.Map => Shorter((FeatureMap<object, object?>)value).Select(m => (object)m.ToFeatureMap()),
        DataKind.Vector => new[] { 0f, 1f, 0.5f }.Select(x => (object)FeatureVector.Of([.. Enumerable.Repeat(x, type.Dimension)])),
        _ => type.Enum!.Members.Select(m => (object)m.Value),
    };

    // Nothing, one of the elements, all but one.
    private static IEnumerable<IEnumerable<T>> Shorter<T>(IReadOnlyCollection<T> items) =>
        [[], .. items.Select(i => new[] { i }), .. Enumerable.Range(0, items.Count).Select(left => items.Where((_, i) => i != left))];

    private static IEnumerable<object> Instants(DateTime at) =>
        [Noon, at.Date, new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc), new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc),
            new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc)];

    // Zeros at the end of an instant, letters of everything else.
    private static (int, int) Rank(DataType type, object? value) => value switch
    {
        null => (0, 0),
        DateTime t => (1, t == Noon ? 0 : CsvText.Value(type, t).AsSpan().Count('0') is var zeros ? 40 - zeros : 0),
        int or bool or Guid when type.Kind is DataKind.Enum or DataKind.Bool or DataKind.Guid => (1, value is false or 0 || (value is Guid g && g == Guid.Empty) ? 0 : value is true ? 1 : 2),
        _ => (1, CsvText.Value(type, value).Length),
    };

    private static bool Sign(object? value) => value is double d ? double.IsNegative(d) : value is float f && float.IsNegative(f);
}
