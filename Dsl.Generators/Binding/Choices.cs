using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Several values that meet in one type.</summary>
internal static class Choices
{
    /// <summary>The type that holds all of them, never missing; <see langword="null"/> where there is none.</summary>
    public static DataType? Common(IReadOnlyList<Expr> values)
    {
        DataType? common = null;
        foreach (var type in values.Select(v => v.Type.Present))
        {
            common = common is null ? type : common.Kind != type.Kind ? null : type.Kind == DataKind.Decimal ? Decimals.Union(common, type) : common;
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

    /// <summary><c>value.GetValueOrDefault(fallback)</c>.</summary>
    public static Expr OrDefault(Expr value, Expr? fallback)
    {
        if (!value.Type.Nullable)
        {
            return value;
        }

        object zero = value.Type.Kind switch
        {
            DataKind.Bool => false,
            DataKind.Int64 or DataKind.TimeSpan => 0L,
            DataKind.Float32 => 0f,
            DataKind.Float64 => 0.0,
            DataKind.Decimal => 0m,
            DataKind.Guid => Guid.Empty,
            _ => 0,
        };
        return new Call(value.Type.Present, "Coalesce", EquatableArray.Of(value, fallback ?? new Constant(value.Type.Present, zero)));
    }
}
