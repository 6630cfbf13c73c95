using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Several values that meet in one type.</summary>
internal static class Choices
{
    /// <summary>
    /// The type that holds all of them, never missing; <see langword="null"/> where there is none. Lists and maps meet where their types
    /// are the same.
    /// </summary>
    public static DataType? Common(IReadOnlyList<Expr> values)
    {
        // A null has no digits and no dimension: what is there says how many.
        DataType? common = null;
        foreach (var value in values.OrderBy(v => v is Constant { Value: null }))
        {
            var type = value is Constant { Value: null } && common?.Kind == value.Type.Kind ? common : value.Type.Present;
            common = common is null || (type.IsCollection && type == common) ? type
                : type.IsCollection ? null
                : common.Kind != type.Kind || !Equals(common.Enum, type.Enum) ? null
                : type.Kind == DataKind.Decimal ? Decimals.Union(common, type)
                : !VectorOperators.AreOfOneDimension(common, type) ? null
                : common with { Dimension = Math.Max(common.Dimension, type.Dimension) };
            if (common is null)
            {
                return null;
            }
        }

        return common;
    }

    /// <summary>A decimal at the scale of <paramref name="type"/>; anything else as it is.</summary>
    public static Expr Fit(Expr value, DataType type) => type.Kind != DataKind.Decimal || value.Type.Scale == type.Scale
        ? value
        : value is Constant { Value: null } ? new Constant(type.OrMissing, null)
        : new Call(type with { Nullable = value.Type.Nullable }, "Rescale", EquatableArray.Of(value));

    /// <summary>What C# has for a missing value of a type, or <see langword="null"/> where the language cannot write it.</summary>
    public static object? Zero(DataType type) => type.Kind switch
    {
        DataKind.Bool => false,
        DataKind.Int32 => 0,
        DataKind.Int64 or DataKind.TimeSpan => 0L,
        DataKind.Float32 => 0f,
        DataKind.Float64 => 0.0,
        DataKind.Decimal => 0m,
        DataKind.Guid => Guid.Empty,
        DataKind.Enum when type.Enum!.Members.Any(m => m.Value == 0) => 0,
        _ => null, // An instant would be of the year 1, which ClickHouse does not have.
    };
}
