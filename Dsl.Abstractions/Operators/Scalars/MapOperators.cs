using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>What is computed of a map: how many keys it has, the value of one of them, and its keys and values as lists.</summary>
public static class MapOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("Map.Count", (_, _, a) => $"toInt32(length({Keys(a[0])}))", (_, a) => $"({a[0]}).Count"),
        new("Map.At", (scope, _, a) => At(scope, a[0], a[1]), (_, a) => $"global::FeatureDsl.FeatureMaps.At({a[0]}, {a[1]})"),
        new("Map.ContainsKey", (_, _, a) => $"has({Keys(a[0])}, {a[1]})", (_, a) => $"({a[0]}).ContainsKey({a[1]})"),
        new("Map.Keys", (_, _, a) => Keys(a[0]), (_, a) => $"({a[0]}).Keys"),
        new("Map.Values", (_, _, a) => $"tupleElement({a[0]}, 2)", (_, a) => $"({a[0]}).Values"),
    ];

    /// <summary>A property or a method of a map without other arguments; <see langword="null"/> where it has none of this name.</summary>
    public static Expr? Member(string name, Expr map) => name switch
    {
        "Count" => new Call(DataType.Int32, "Map.Count", EquatableArray.Of(map)),
        "Keys" => new Call(DataType.List(map.Type.Key!), "Map.Keys", EquatableArray.Of(map)),
        "Values" => new Call(DataType.List(map.Type.Element!), "Map.Values", EquatableArray.Of(map)),
        _ => null,
    };

    /// <summary>What is asked of a key; <see langword="null"/> where the key can be missing or is of another type.</summary>
    public static Expr? OfKey(string name, Expr map, Expr key) =>
        key.Type.Nullable || key.Type.Kind != map.Type.Key!.Kind || !Equals(key.Type.Enum, map.Type.Key.Enum) ? null : name switch
        {
            "At" => new Call(map.Type.Element!.OrMissing, "Map.At", EquatableArray.Of(map, key)),
            "ContainsKey" => new Call(DataType.Bool, "Map.ContainsKey", EquatableArray.Of(map, key)),
            _ => null,
        };

    // An array of what can be missing is missing outside; a place of 0 throws.
    private static string At(ISqlScope scope, string map, string key)
    {
        var values = scope.Stage("values", $"arrayMap(x -> toNullable(x), tupleElement({map}, 2))");
        var place = scope.Stage("place", $"indexOf({Keys(map)}, {key})");
        return $"arrayElement({values}, if({place} = 0, length({values}) + 1, {place}))";
    }

    private static string Keys(string map) => $"tupleElement({map}, 1)";
}
