namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Vectors, all of one dimension.</summary>
internal sealed partial class FeatureText
{
    private string Vector(int depth) => dice.Next(depth > 0 ? 9 : 7) switch
    {
        0 or 1 or 2 or 3 => $"{Events()}.{dice.Of("Sum", "Average", "Average", "Min", "Max")}(e => {_event.MaybeVector()})",
        4 => Chosen(_event.MaybeVector()),
        5 or 6 => $"{Row()}.{dice.Of("V", "MaybeV")}",
        7 => $"({Bool(depth - 1)} ? {Body("FeatureVector?", depth - 1)} : {Body("FeatureVector?", depth - 1)})",
        _ => $"({Body("FeatureVector?", depth - 1)} ?? {Body("FeatureVector?", depth - 1)})",
    };

    private List<(string Type, Func<string> Body)> VectorOperators(int depth) =>
    [
        .. new[] { "Sum", "Average", "Min", "Max" }.Select(f => ("FeatureVector?", Of(() => $"{Events()}.{f}(e => {_event.MaybeVector()})"))),
        ("double?", () => $"Vectors.Dot({Body("FeatureVector?", depth)}, {Body("FeatureVector?", depth)})"),
        ("double?", () => $"({Body("FeatureVector?", depth)}).Cosine({Row()}.V)"),
        ("double?", () => $"Vectors.Norm({Body("FeatureVector?", depth)})"),
        ("float?", () => $"({Body("FeatureVector?", depth)}).At({dice.Of("0", "1", "2", "3", "-1", "int.MinValue", "AsOf.Minute / 20")})"),
        ("int?", () => $"({Body("FeatureVector?", depth)})?.Count"),
        ("double", () => $"Vectors.Norm(({Body("FeatureVector?", depth)}).Value)"),
        ("bool", () => $"({Body("FeatureVector?", depth)} {dice.Of("==", "!=")} {dice.Of("null", Body("FeatureVector?", depth))})"),
    ];
}
