namespace FeatureDsl.Operators.Portable;

/// <summary>
/// A whole number wider than any type of ClickHouse: limbs of Int256 in base 2^112, least first, each of either sign and a little larger than the base may be.
/// So limbs are multiplied and a few products added without leaving 256 bits, and carries wait until <see cref="Normal"/>.
/// </summary>
internal sealed class WideSql
{
    /// <summary>The base is 2^Base; columns of running totals have twice as many bits and 31 more for the sum.</summary>
    public const int Base = 112;

    /// <summary>The mask of two limbs.</summary>
    public static readonly string TwoLimbs = Mask(2 * Base);

    private readonly IReadOnlyList<Limb> _limbs;

    private WideSql(IReadOnlyList<Limb> limbs) => _limbs = limbs;

    /// <summary>How many limbs.</summary>
    public int Count => _limbs.Count;

    /// <summary>The text of a limb; 0 beyond the last.</summary>
    public string At(int index) => index < Count ? _limbs[index].Sql : "toInt256(0)";

    /// <summary>The sum of columns in base 2^224.</summary>
    /// <param name="scope">For the limbs.</param>
    /// <param name="hint">A word for the reader.</param>
    /// <param name="columns">Names of columns of Int256 or Int128, and how many bits they have without the sign.</param>
    public static WideSql Of(ISqlScope scope, string hint, IReadOnlyList<(string Column, int Bits)> columns)
    {
        var raw = columns.SelectMany((c, i) => Split(scope, new Limb($"toInt256({c.Column})", c.Bits), 2 * i)).ToList();
        return Staged(scope, hint, raw);
    }

    /// <summary>A number of at most 64 bits.</summary>
    public static WideSql Of(string column, int bits) => new([new(column, bits)]);

    /// <summary>The product with carries waiting.</summary>
    public WideSql Times(WideSql other)
    {
        var products = new List<(int Place, Limb Limb)>();
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < other.Count; j++)
            {
                // A square has every product of two different limbs twice.
                if (ReferenceEquals(this, other) && i != j)
                {
                    if (i < j)
                    {
                        products.Add((i + j, new($"2 * {_limbs[i].Sql} * {_limbs[j].Sql}", _limbs[i].Bits + _limbs[j].Bits + 1)));
                    }

                    continue;
                }

                products.Add((i + j, new($"{_limbs[i].Sql} * {other._limbs[j].Sql}", _limbs[i].Bits + other._limbs[j].Bits)));
            }
        }

        return new(Added(products));
    }

    /// <summary>The product with a small factor.</summary>
    public WideSql Times(int factor) => new([.. _limbs.Select(l => new Limb($"{factor} * {l.Sql}", l.Bits + (factor > 2 ? 2 : 1)))]);

    /// <summary>The sum with carries waiting.</summary>
    public WideSql Plus(WideSql other) => new(Added([.. Placed(this), .. Placed(other)]));

    /// <summary>The difference with carries waiting.</summary>
    public WideSql Minus(WideSql other) =>
        new(Added([.. Placed(this), .. Placed(other).Select(p => (p.Place, new Limb($"-({p.Limb.Sql})", p.Limb.Bits)))]));

    /// <summary>The same number with every limb a column.</summary>
    public WideSql In(ISqlScope scope, string hint) => new([.. _limbs.Select(l => l with { Sql = scope.Stage(hint, l.Sql) })]);

    /// <summary>The same number with the carries brought in, all at once: limbs are then hardly larger than the base.</summary>
    public WideSql Normal(ISqlScope scope, string hint) =>
        Staged(scope, hint, [.. In(scope, hint)._limbs.SelectMany((l, i) => Split(scope, l, i))]);

    private static WideSql Staged(ISqlScope scope, string hint, IReadOnlyList<(int Place, Limb Limb)> parts) => new WideSql(Added(parts)).In(scope, hint);

    private static IEnumerable<(int Place, Limb Limb)> Placed(WideSql number) => number._limbs.Select((l, i) => (i, l));

    // Shifts keep the sign and masks take it off: low + 2^112 middle + 2^224 high is the limb, whatever its sign.
    private static IEnumerable<(int Place, Limb Limb)> Split(ISqlScope scope, Limb limb, int place)
    {
        if (limb.Bits <= Base)
        {
            return [(place, limb)];
        }

        var mask = scope.Stage("limb_mask", Mask(Base));
        var low = (place, new Limb($"bitAnd({limb.Sql}, {mask})", Base));
        return limb.Bits <= 2 * Base
            ? [low, (place + 1, new($"bitShiftRight({limb.Sql}, {Base})", limb.Bits - Base))]
            :
            [
                low,
                (place + 1, new($"bitAnd(bitShiftRight({limb.Sql}, {Base}), {mask})", Base)),
                (place + 2, new($"bitShiftRight({limb.Sql}, {2 * Base})", limb.Bits - (2 * Base))),
            ];
    }

    private static IReadOnlyList<Limb> Added(IReadOnlyList<(int Place, Limb Limb)> parts) =>
    [
        .. Enumerable.Range(0, parts.Max(p => p.Place) + 1).Select(place =>
        {
            var here = parts.Where(p => p.Place == place).Select(p => p.Limb).ToList();
            var bits = here.Count == 0 ? 0 : here.Max(l => l.Bits) + Log2(here.Count);
            return here.Count switch
            {
                0 => new Limb("toInt256(0)", 0),
                1 => here[0],
                _ when bits > 255 => throw new InvalidOperationException($"A limb of {bits} bits leaves Int256: bring in the carries first."),
                _ => new Limb("(" + string.Join(" + ", here.Select(l => l.Sql)) + ")", bits),
            };
        }),
    ];

    private static int Log2(int count) => count <= 1 ? 0 : 1 + Log2((count + 1) / 2);

    private static string Mask(int bits) => $"toInt256(bitShiftRight(bitNot(toUInt256(0)), {256 - bits}))";

    private sealed record Limb(string Sql, int Bits);
}
