namespace FeatureDsl.Operators.Portable;

/// <summary>The SQL twin of <c>Moments</c>: variance, skewness and kurtosis from exact sums of powers, subtracted as integers and rounded last.</summary>
/// <param name="scope">For intermediate results.</param>
/// <param name="count">A column of Int64: how many values.</param>
/// <param name="sums">The sums of the first to the fourth power, as far as they are needed: columns in base 2^224 and how many bits they have.</param>
internal sealed class MomentsSql(ISqlScope scope, string count, IReadOnlyList<IReadOnlyList<(string Column, int Bits)>> sums)
{
    // A sum is of at most 2^31 numbers.
    private const int CountBits = 31;

    private readonly IReadOnlyList<WideSql> _sums = [.. sums.Select((s, i) => WideSql.Of(scope, $"s{i + 1}", s))];
    private readonly WideSql _count = WideSql.Of(scope.Stage("n", $"toInt256({count})"), CountBits);

    /// <summary>The correctly rounded true variance.</summary>
    /// <param name="freedom">1 less than the count for a sample, 0 for a population.</param>
    /// <param name="unit">The squares are in units of 2^unit.</param>
    public string Variance(int freedom, int unit)
    {
        var divisor = scope.Stage("divisor", $"toUInt256(greatest({count} * ({count} - {freedom}), 1))");
        return WideRounding.Quotient(scope, "m2", Second(), divisor, unit);
    }

    /// <summary>g1 = M3 / M2^1.5; missing where the variance is 0.</summary>
    public string Skewness()
    {
        var second = Second().Normal(scope, "m2");
        var spread = WideRounding.Nearest(scope, "m2", Second(), isSigned: false);
        var third = Third().Times(_count).Minus(_sums[0].Times(second).Times(2));
        return Ratio(WideRounding.Nearest(scope, "m3", third, isSigned: true), spread, $"{spread} * sqrt({spread})");
    }

    /// <summary>g2 = (M4 - 3 M2^2) / M2^2; missing where the variance is 0.</summary>
    public string Kurtosis()
    {
        var second = Second().Normal(scope, "m2");
        var spread = WideRounding.Nearest(scope, "m2", Second(), isSigned: false);
        var squared = WideSql.Of(scope.Stage("n2", $"{_count.At(0)} * {_count.At(0)}"), 2 * CountBits);
        var mixed = _sums[3].Times(_count).Minus(_sums[0].Times(_sums[2])).Normal(scope, "mixed");
        var rest = Third().Times(_count).Minus(_sums[0].Times(second)).Normal(scope, "rest");
        var fourth = mixed.Times(squared).Minus(_sums[0].Times(rest).Plus(second.Times(second)).Times(3));
        return Ratio(WideRounding.Nearest(scope, "m4", fourth, isSigned: true), spread, $"{spread} * {spread}");
    }

    // M2 = n S2 - S1^2.
    private WideSql Second() => _sums[1].Times(_count).Minus(_sums[0].Times(_sums[0]));

    // n S3 - S1 S2.
    private WideSql Third() => _sums[2].Times(_count).Minus(_sums[0].Times(_sums[1])).Normal(scope, "third");

    private string Ratio(string moment, string spread, string by) => $"if({scope.Stage("spread", spread)} = 0, NULL, {scope.Stage("moment", moment)} / ({by}))";
}
