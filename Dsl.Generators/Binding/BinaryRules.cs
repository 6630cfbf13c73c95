using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Which row of the operator table a C# operator is, and the type of its result.</summary>
internal static class BinaryRules
{
    /// <summary>The call, or <see langword="null"/>; then <paramref name="digits"/> says how many digits were too many, if that is why.</summary>
    public static Call? Call(BinaryOperatorKind kind, Expr left, Expr right, out int? digits)
    {
        digits = null;
        if (left.Type.Kind != right.Type.Kind || !Equals(left.Type.Enum, right.Type.Enum) || !VectorOperators.AreOfOneDimension(left.Type, right.Type))
        {
            return null;
        }

        // As in C#, which knows when the result is too long.
        if (left.Type.Kind == DataKind.TimeSpan && kind is (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract))
        {
            var addend = kind == BinaryOperatorKind.Add ? right : new Call(right.Type, "Negate", EquatableArray.Of(right));
            return new Call(DataType.TimeSpan with { Nullable = left.Type.Nullable || right.Type.Nullable }, "Time.Add", EquatableArray.Of(left, addend));
        }

        // Compared decimals meet at the finer scale, in 128 bits.
        if (left.Type.Kind == DataKind.Decimal && Decimals.Union(left.Type, right.Type) is { Precision: > 38 and var needed })
        {
            digits = needed;
            return null;
        }

        var type = ResultOf(kind, left.Type, right.Type, out var name);
        if (type is { Kind: DataKind.Decimal } && type.Precision > DataType.MaxPrecision)
        {
            digits = type.Precision;
            return null;
        }

        return type is null ? null : new Call(type, name, EquatableArray.Of(left, right));
    }

    /// <summary>What to write where there is no such operator.</summary>
    public static string Advice(BinaryOperatorKind kind, DataType a, DataType b) => (kind, a.Kind, b.Kind) switch
    {
        (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder, DataKind.Decimal, _) => "a quotient of decimals is not exact: cast both sides to double",
        (_, DataKind.String, DataKind.String) => "compare text by 'Text.Compare(a, b) < 0'",
        (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, DataKind.DateTime, DataKind.TimeSpan) =>
            "write 'Time.Add(at, span)', which keeps to the years 1900 to 2299",
        (_, DataKind.List, _) or (_, _, DataKind.List) => "compute with its elements: list.At(0), list.Count, list.Sum()",
        (_, DataKind.Map, _) or (_, _, DataKind.Map) => "compute with its values: map.At(key), map.Count, map.Values.Sum()",
        (_, DataKind.Record, _) or (_, _, DataKind.Record) => "compare its members, or ask whether it is null",
        (_, DataKind.Vector, _) or (_, _, DataKind.Vector) => "compute with Vectors.Dot(a, b), Cosine(a, b), Norm(a) and a.At(0); vectors are compared with those of their dimension",
        (_, DataKind.DateOnly, _) => "the days between two dates are 'a.DayNumber - b.DayNumber'; move a date by 'Time.AddDays(date, n)'",
        (_, DataKind.TimeSpan, _) => "compute with its TotalDays, TotalHours and the like",
        (BinaryOperatorKind.And or BinaryOperatorKind.Or, DataKind.Bool, DataKind.Bool) => "give a value for missing first: '(x ?? false)'",
        _ => $"there is no operator for {a.Display} and {b.Display}",
    };

    private static DataType? ResultOf(BinaryOperatorKind kind, DataType a, DataType b, out string name)
    {
        name = NameOf(kind, a);
        var missing = a.Nullable || b.Nullable;
        return name switch
        {
            "" => null,
            "Equal" or "NotEqual" => a.IsCollection || a.Kind == DataKind.Record ? null : DataType.Bool,
            "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" =>
                a.IsNumeric || a.Kind is DataKind.DateTime or DataKind.DateOnly or DataKind.TimeSpan ? DataType.Bool : null,
            "And" or "Or" => a.Kind == DataKind.Bool && !missing ? DataType.Bool : null,
            "DateTime.Subtract" => DataType.TimeSpan with { Nullable = missing },
            "Remainder" => a.IsInteger ? a with { Nullable = missing } : null,
            "Divide" => a.IsInteger || a.IsFloat ? a with { Nullable = missing } : null,
            "Multiply" when a.Kind == DataKind.Decimal => Decimals.Product(a, b) with { Nullable = missing },
            _ when a.Kind == DataKind.Decimal => Decimals.Sum(a, b) with { Nullable = missing },
            _ => a.IsNumeric ? a with { Nullable = missing } : null,
        };
    }

    private static string NameOf(BinaryOperatorKind kind, DataType type) => kind switch
    {
        BinaryOperatorKind.Add => "Add",
        BinaryOperatorKind.Subtract => type.Kind == DataKind.DateTime ? "DateTime.Subtract" : "Subtract",
        BinaryOperatorKind.Multiply => "Multiply",
        BinaryOperatorKind.Divide => "Divide",
        BinaryOperatorKind.Remainder => "Remainder",
        BinaryOperatorKind.Equals => "Equal",
        BinaryOperatorKind.NotEquals => "NotEqual",
        BinaryOperatorKind.LessThan => "Less",
        BinaryOperatorKind.LessThanOrEqual => "LessOrEqual",
        BinaryOperatorKind.GreaterThan => "Greater",
        BinaryOperatorKind.GreaterThanOrEqual => "GreaterOrEqual",
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when type.Kind == DataKind.Bool => "And",
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when type.Kind == DataKind.Bool => "Or",
        _ => "",
    };
}
