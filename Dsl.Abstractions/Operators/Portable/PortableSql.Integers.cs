using FeatureDsl.Ir;

namespace FeatureDsl.Operators.Portable;

public static partial class PortableSql
{
    /// <summary>
    /// <c>x / y</c> of two integers of one type. Where C# throws (<see cref="DivideFault"/>) the value is 0 or the least integer, and
    /// means nothing.
    /// </summary>
    public static string Divide(string x, string y, DataKind kind) =>
        $"{Cast(kind)}(multiIf({y} = 0, 0, {y} = -1, -{x}, intDiv({x}, {Divisor(y, kind)})))";

    /// <summary><c>x % y</c> of two integers of one type; the sign is that of <c>x</c>. Where C# throws, the value is 0.</summary>
    public static string Remainder(string x, string y, DataKind kind) => $"{Cast(kind)}(if({y} = 0, 0, {x} % {Divisor(y, kind)}))";

    /// <summary>When C# throws for <c>x / y</c> and <c>x % y</c>: by 0, and the least integer by -1.</summary>
    public static string DivideFault(string x, string y, DataKind kind) => $"({y} = 0 OR ({y} = -1 AND {AbsFault(x, kind)}))";

    private static string Cast(DataKind kind) => kind == DataKind.Int32 ? "toInt32" : "toInt64";

    // Both branches of an if may be computed: what would throw never gets there.
    private static string Divisor(string y, DataKind kind) => $"if({y} = 0 OR {y} = -1, {Cast(kind)}(1), {y})";
}
