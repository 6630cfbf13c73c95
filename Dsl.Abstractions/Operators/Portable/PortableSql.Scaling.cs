namespace FeatureDsl.Operators.Portable;

public static partial class PortableSql
{
    /// <summary><c>Math.Truncate</c>.</summary>
    public static string Truncate(string x) => $"trunc({x})";

    /// <summary><c>Maths.Sign</c> of a number of any kind.</summary>
    public static string Sign(string x) => $"toInt32(multiIf({x} < 0, -1, {x} > 0, 1, 0))";

    /// <summary><c>Maths.Clip</c>.</summary>
    public static string Clip(string x, string least, string most) => $"multiIf({x} < {least}, {least}, {x} > {most}, {most}, {x})";

    /// <summary><c>Maths.ZScore</c>.</summary>
    public static string ZScore(string x, string mean, string deviation) => $"(({x} - {mean}) / {deviation})";

    /// <summary><c>Maths.MinMax</c>.</summary>
    public static string MinMax(string x, string least, string most) => $"(({x} - {least}) / ({most} - {least}))";

    /// <summary><c>Maths.Bucketise</c>.</summary>
    public static string Bucketise(string x, IEnumerable<string> boundaries) =>
        $"toInt32(if(isNaN({x}), -1, 0){string.Concat(boundaries.Select(b => $" + ({x} >= {b})"))})";

    /// <summary><c>Maths.OneHotIndex</c>.</summary>
    public static string OneHotIndex(string value, IReadOnlyList<string> categories) => categories.Count == 0
        ? "toInt32(-1)"
        : $"toInt32(multiIf({string.Concat(categories.Select((c, i) => $"{value} = {c}, {i}, "))}-1))";
}
