namespace FeatureDsl.Operators;

/// <summary>The functions of <c>Maths</c>, each the same to the bit on both sides.</summary>
public static class MathsOperators
{
    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows = [];
}
