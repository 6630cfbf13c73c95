using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>What plain execution answers for something that is computed of a list, asked by name: the language's own methods do the work.</summary>
internal static class PlainList
{
    public static object? Of(string name, DataType element, IEnumerable<object?> items, int index, object? sought) => element.Kind switch
    {
        DataKind.Bool => Scalar<bool>(name, element, items, index, sought),
        DataKind.Int32 or DataKind.Enum => Scalar<int>(name, element, items, index, sought),
        DataKind.Int64 => Scalar<long>(name, element, items, index, sought),
        DataKind.Float32 => Scalar<float>(name, element, items, index, sought),
        DataKind.Float64 => Scalar<double>(name, element, items, index, sought),
        DataKind.Decimal => Scalar<decimal>(name, element, items, index, sought),
        DataKind.DateTime => Scalar<DateTime>(name, element, items, index, sought),
        DataKind.DateOnly => Scalar<DateOnly>(name, element, items, index, sought),
        DataKind.TimeSpan => Scalar<TimeSpan>(name, element, items, index, sought),
        DataKind.Guid => Scalar<Guid>(name, element, items, index, sought),
        _ => Text(name, items.Select(i => (string?)i).ToFeatureList(), index, (string?)sought),
    };

    private static object? Text(string name, FeatureList<string?> list, int index, string? sought) => name switch
    {
        "Count" => list.Count,
        "At" => list.At(index),
        _ => list.Contains(sought),
    };

    private static object? Scalar<T>(string name, DataType element, IEnumerable<object?> items, int index, object? sought)
        where T : struct, IComparable<T>
    {
        var maybe = items.Select(i => (T?)i).ToFeatureList();
        if (element.Nullable)
        {
            return name switch
            {
                "Count" => maybe.Count,
                "At" => maybe.At(index),
                "Contains" => maybe.Contains((T?)sought),
                "Min" => maybe.Min(),
                "Max" => maybe.Max(),
                _ => Folded(name, maybe),
            };
        }

        var list = maybe.Select(i => i!.Value).ToFeatureList();
        return name switch
        {
            "Count" => list.Count,
            "At" => list.At(index),
            "Contains" => list.Contains((T)sought!),
            "Min" => list.Min(),
            "Max" => list.Max(),
            _ => Folded(name, list),
        };
    }

    private static object? Folded(string name, object list) => (name, list) switch
    {
        ("Sum", FeatureList<int> l) => l.Sum(),
        ("Sum", FeatureList<int?> l) => l.Sum(),
        ("Sum", FeatureList<long> l) => l.Sum(),
        ("Sum", FeatureList<long?> l) => l.Sum(),
        ("Sum", FeatureList<float> l) => l.Sum(),
        ("Sum", FeatureList<float?> l) => l.Sum(),
        ("Sum", FeatureList<double> l) => l.Sum(),
        ("Sum", FeatureList<double?> l) => l.Sum(),
        ("Sum", FeatureList<decimal> l) => l.Sum(),
        ("Sum", FeatureList<decimal?> l) => l.Sum(),
        ("Sum", FeatureList<TimeSpan> l) => l.Sum(),
        ("Sum", FeatureList<TimeSpan?> l) => l.Sum(),
        ("Average", FeatureList<TimeSpan> l) => l.Average(),
        ("Average", FeatureList<TimeSpan?> l) => l.Average(),
        ("Average", FeatureList<int> l) => l.Average(),
        ("Average", FeatureList<int?> l) => l.Average(),
        ("Average", FeatureList<long> l) => l.Average(),
        ("Average", FeatureList<long?> l) => l.Average(),
        ("Average", FeatureList<float> l) => l.Average(),
        ("Average", FeatureList<float?> l) => l.Average(),
        ("Average", FeatureList<double> l) => l.Average(),
        ("Average", FeatureList<double?> l) => l.Average(),
        ("TrySum", FeatureList<int> l) => l.TrySum(),
        ("TrySum", FeatureList<int?> l) => l.TrySum(),
        ("TrySum", FeatureList<long> l) => l.TrySum(),
        ("TrySum", FeatureList<long?> l) => l.TrySum(),
        ("TrySum", FeatureList<float> l) => l.TrySum(),
        ("TrySum", FeatureList<float?> l) => l.TrySum(),
        ("TrySum", FeatureList<double> l) => l.TrySum(),
        ("TrySum", FeatureList<double?> l) => l.TrySum(),
        ("TrySum", FeatureList<decimal> l) => l.TrySum(),
        ("TrySum", FeatureList<decimal?> l) => l.TrySum(),
        ("TrySum", FeatureList<TimeSpan> l) => l.TrySum(),
        ("TrySum", FeatureList<TimeSpan?> l) => l.TrySum(),
        ("TryAverage", FeatureList<int> l) => l.TryAverage(),
        ("TryAverage", FeatureList<int?> l) => l.TryAverage(),
        ("TryAverage", FeatureList<long> l) => l.TryAverage(),
        ("TryAverage", FeatureList<long?> l) => l.TryAverage(),
        ("TryAverage", FeatureList<float> l) => l.TryAverage(),
        ("TryAverage", FeatureList<float?> l) => l.TryAverage(),
        ("TryAverage", FeatureList<double> l) => l.TryAverage(),
        ("TryAverage", FeatureList<double?> l) => l.TryAverage(),
        ("TryAverage", FeatureList<TimeSpan> l) => l.TryAverage(),
        ("TryAverage", FeatureList<TimeSpan?> l) => l.TryAverage(),
        _ => throw new NotSupportedException($"{name} of a {list.GetType()}"),
    };
}
