namespace FeatureDsl.Operators.Portable;

/// <summary>The transcendental functions in SQL, equal to <c>Maths</c> to the bit.</summary>
public static class PortableFunctions
{
    /// <summary>Natural logarithm: Float64 to Float64.</summary>
    public static readonly PortableFunction Log = LogSql.Function;

    /// <summary>Exponential: Float64 to Float64.</summary>
    public static readonly PortableFunction Exp = ExpSql.Function;

    /// <summary>log(1 + x): Float64 to Float64.</summary>
    public static readonly PortableFunction Log1P = Log1PSql.Function;

    /// <summary>Logarithm to base 2: Float64 to Float64.</summary>
    public static readonly PortableFunction Log2 = LogSql.Log2;

    /// <summary>Logarithm to base 10: Float64 to Float64.</summary>
    public static readonly PortableFunction Log10 = LogSql.Log10;

    /// <summary>exp(x) - 1: Float64 to Float64.</summary>
    public static readonly PortableFunction Expm1 = ExpSql.Expm1;

    /// <summary>Hyperbolic tangent: Float64 to Float64.</summary>
    public static readonly PortableFunction Tanh = ExpSql.Tanh;

    /// <summary>Logistic function: Float64 to Float64.</summary>
    public static readonly PortableFunction Sigmoid = ExpSql.Sigmoid;

    /// <summary>Power: two Float64 to Float64.</summary>
    public static readonly PortableFunction Pow = PowSql.Function;

    /// <summary>Sine: Float64 to Float64.</summary>
    public static readonly PortableFunction Sin = TrigSql.Sin;

    /// <summary>Cosine: Float64 to Float64.</summary>
    public static readonly PortableFunction Cos = TrigSql.Cos;

    /// <summary>Tangent: Float64 to Float64.</summary>
    public static readonly PortableFunction Tan = TrigSql.Tan;

    /// <summary>Arc sine: Float64 to Float64.</summary>
    public static readonly PortableFunction Asin = InverseTrigSql.Asin;

    /// <summary>Arc cosine: Float64 to Float64.</summary>
    public static readonly PortableFunction Acos = InverseTrigSql.Acos;

    /// <summary>Arc tangent: Float64 to Float64.</summary>
    public static readonly PortableFunction Atan = InverseTrigSql.Atan;

    /// <summary>Angle of a point, its ordinate first: two Float64 to Float64.</summary>
    public static readonly PortableFunction Atan2 = InverseTrigSql.Atan2;

    /// <summary>Cube root: Float64 to Float64.</summary>
    public static readonly PortableFunction Cbrt = CbrtSql.Function;

    /// <summary>Metres between two points in degrees, latitude first: four Float64 to Float64.</summary>
    public static readonly PortableFunction GreatCircleDistance = DistanceSql.Function;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PortableFunction> All =
    [
        Log, Exp, Pow, Log1P, Log2, Log10, Expm1, Tanh, Sigmoid, Sin, Cos, Tan, Asin, Acos, Atan, Atan2, Cbrt, GreatCircleDistance,
    ];
}
