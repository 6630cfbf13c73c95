namespace FeatureDsl.Operators.Portable;

/// <summary>The double nearest to a <see cref="WideSql"/>, or to a quotient of it: the only rounding there is.</summary>
internal static class WideRounding
{
    private const int Digit = 2 * WideSql.Base;

    /// <summary>The nearest double, ties to even.</summary>
    /// <param name="scope">For intermediate results.</param>
    /// <param name="hint">A word for the reader.</param>
    /// <param name="number">The number; its carries may wait.</param>
    /// <param name="isSigned">Whether it can be less than 0.</param>
    public static string Nearest(ISqlScope scope, string hint, WideSql number, bool isSigned)
    {
        var (digits, isNegative) = Digits(scope, hint, number, isSigned);
        var top = Top(scope, hint, digits);
        var size = Nearest(scope, hint, top.Window, top.IsInexact, top.Exponent);
        return isNegative is null ? size : $"if({isNegative}, -{size}, {size})";
    }

    /// <summary>The double nearest to a number that is not negative, divided by a UInt256 of at most 64 bits, times 2^<paramref name="unit"/>.</summary>
    public static string Quotient(ISqlScope scope, string hint, WideSql number, string divisor, int unit)
    {
        var top = Top(scope, hint, Digits(scope, hint, number, isSigned: false).Digits);
        var quotient = scope.Stage(hint + "_quotient", $"intDiv({top.Window}, {divisor})");
        var isInexact = $"{top.IsInexact} OR {quotient} * {divisor} != {top.Window}";
        return Nearest(scope, hint, quotient, isInexact, $"{top.Exponent} + {Number(unit)}");
    }

    // Digits in base 2^224, none of them negative, of the size; and whether the number is negative.
    private static (IReadOnlyList<string> Digits, string? IsNegative) Digits(ISqlScope scope, string hint, WideSql number, bool isSigned)
    {
        var limbs = number.Normal(scope, hint);
        var pairs = Enumerable.Range(0, (limbs.Count + 1) / 2)
            .Select(i => (2 * i) + 1 < limbs.Count ? $"({limbs.At(2 * i)} + bitShiftLeft({limbs.At((2 * i) + 1)}, {WideSql.Base}))" : limbs.At(2 * i)).ToList();
        var digits = Carried(scope, hint, pairs);
        if (!isSigned)
        {
            return (digits, null);
        }

        // The sign is known only when all is carried, so the other sign is carried beside it.
        var opposite = Carried(scope, hint + "_opposite", [.. pairs.Select(p => $"(-{p})")]);
        var isNegative = scope.Stage(hint + "_negative", $"{digits[digits.Count - 1]} < 0");
        return ([.. digits.Select((d, i) => scope.Stage(hint + "_digit", $"if({isNegative}, {opposite[i]}, {d})"))], isNegative);
    }

    private static IReadOnlyList<string> Carried(ISqlScope scope, string hint, IReadOnlyList<string> pairs)
    {
        var digits = new List<string>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var carried = scope.Stage(hint + "_carried", i == 0 ? pairs[0] : $"{pairs[i]} + bitShiftRight({digits[i - 1]}, {Digit})");
            digits.Add(carried);
        }

        var mask = scope.Stage("digit_mask", WideSql.TwoLimbs);
        return [.. digits.Select((d, i) => i == digits.Count - 1 ? d : scope.Stage(hint + "_digit", $"bitAnd({d}, {mask})"))];
    }

    // The highest digit that is not 0, with bits of the next one behind it where it is short: at least 128 bits, unless all is 0.
    private static (string Window, string IsInexact, string Exponent) Top(ISqlScope scope, string hint, IReadOnlyList<string> digits)
    {
        var high = scope.Stage(hint + "_high", First(digits, i => digits[i]));
        var next = scope.Stage(hint + "_next", First(digits, i => i == 0 ? "toInt256(0)" : digits[i - 1]));
        var rest = First(digits, i => i < 2 ? "0" : string.Join(" OR ", Enumerable.Range(0, i - 1).Select(j => $"{digits[j]} != 0")));
        var place = First(digits, i => $"toInt32({Digit * i})");
        var isShort = scope.Stage(hint + "_short", $"bitShiftRight({high}, 128) = 0");
        var window = $"if({isShort}, bitShiftLeft(toUInt256({high}), 128) + toUInt256(bitShiftRight({next}, {Digit - 128})), toUInt256({high}))";
        var cut = $"if({isShort}, bitShiftLeft(toUInt256({next}), {256 - (Digit - 128)}) != 0, {next} != 0)";
        return (
            scope.Stage(hint + "_window", window),
            scope.Stage(hint + "_inexact", $"({rest}) OR {cut}"),
            scope.Stage(hint + "_exponent", $"{place} - if({isShort}, 128, 0)"));
    }

    // Of the highest digit that is not 0.
    private static string First(IReadOnlyList<string> digits, Func<int, string> of)
    {
        var choices = Enumerable.Range(1, digits.Count - 1).Reverse().Select(i => $"{digits[i]} != 0, {of(i)}").ToList();
        return choices.Count == 0 ? of(0) : $"multiIf({string.Join(", ", choices)}, {of(0)})";
    }

    // As ExactSumSql rounds: toFloat64 of a wide integer is not correctly rounded, but its exponent is at most one off, so top has 62 to 64 bits; its lowest
    // bit says that something was cut off, and the only rounding is toFloat64 of a UInt64.
    private static string Nearest(ISqlScope scope, string hint, string window, string isInexact, string exponent)
    {
        var shift = scope.Stage(
            hint + "_shift", $"toUInt16(greatest(toInt32(bitShiftRight(reinterpretAsUInt64(toFloat64({window})), 52)) - 1085, 0))");
        var top = scope.Stage(hint + "_top", $"bitShiftRight({window}, {shift})");
        var sticky = $"toUInt64(bitShiftLeft({top}, {shift}) != {window} OR {isInexact})";
        return scope.Stage(
            hint + "_nearest",
            $"toFloat64(bitOr(toUInt64({top}), {sticky})) * reinterpretAsFloat64(bitShiftLeft(toUInt64({shift} + {exponent} + 1023), 52))");
    }

    private static string Number(int value) => value < 0 ? $"({value})" : $"{value}";
}
