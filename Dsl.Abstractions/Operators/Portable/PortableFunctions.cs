namespace FeatureDsl.Operators.Portable;

/// <summary>The transcendental functions in SQL, equal to <c>Maths</c> to the bit.</summary>
public static class PortableFunctions
{
    /// <summary>Natural logarithm: Float64 to Float64.</summary>
    public static readonly PortableFunction Log = LogSql.Function;

    /// <summary>Exponential: Float64 to Float64.</summary>
    public static readonly PortableFunction Exp = ExpSql.Function;

    /// <summary>Power: two Float64 to Float64.</summary>
    public static readonly PortableFunction Pow = PowSql.Function;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PortableFunction> All = [Log, Exp, Pow];
}
