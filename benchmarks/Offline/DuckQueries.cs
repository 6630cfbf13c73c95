namespace FeatureDsl.Benchmarks.Offline;

/// <summary>The same features by hand in DuckDB, over <c>payments</c>, <c>spine</c> and <c>profiles</c> with instants in microseconds (<c>t</c>).</summary>
internal static class DuckQueries
{
    /// <summary>One query: spine and events in one column of time, and window functions with range frames over it.</summary>
    public static string OneQuery => $"""
        WITH marks AS
        (
            SELECT account_id, t, amount, pieces, merchant_id, CASE WHEN declined THEN amount END AS declined, NULL::BIGINT AS row_id FROM payments
            UNION ALL
            SELECT account_id, t, NULL, NULL, NULL, NULL, row_id FROM spine
        ),
        framed AS
        (
            SELECT row_id, account_id, t,
                {Frames.Each(Frames.All, f => $"count(amount) OVER w_{f.Name} AS c_{f.Name}")},
                {Frames.Each(Frames.All, f => $"coalesce(sum(amount) OVER w_{f.Name}, 0) AS s_{f.Name}")},
                {Frames.Each(Frames.Means, f => $"sum(pieces) OVER w_{f.Name} / nullif(count(amount) OVER w_{f.Name}, 0) AS a_{f.Name}")},
                {Extremes},
                count(DISTINCT merchant_id) OVER w_30d AS merchants,
                coalesce(sum(declined) OVER w_30d, 0) AS declined
            FROM marks
            WINDOW {Frames.Each(Frames.All, f => $"w_{f.Name} AS (PARTITION BY account_id ORDER BY t RANGE BETWEEN {Preceding(f)} AND 1 PRECEDING)")}
        ),
        asked AS (SELECT * FROM framed WHERE row_id IS NOT NULL)
        SELECT f.row_id, {Names("c", Frames.All)}, {Names("s", Frames.All)}, {Names("a", Frames.Means)}, {ExtremeNames}, n.amount, merchants, declined, p.tier
        FROM asked AS f {Joins}
        """;

    /// <summary>The best mix that was found: what can be differenced by running sums and one ASOF join, the rest by fewer range frames.</summary>
    public static string Mix => $"""
        WITH running AS
        (
            SELECT account_id, t, sum(c) OVER w AS c, sum(s) OVER w AS s, sum(p) OVER w AS p, sum(d) OVER w AS d
            FROM
            (
                SELECT account_id, t, count(*) AS c, sum(amount) AS s, sum(pieces) AS p, sum(CASE WHEN declined THEN amount ELSE 0 END) AS d
                FROM payments GROUP BY ALL
            )
            WINDOW w AS (PARTITION BY account_id ORDER BY t ROWS UNBOUNDED PRECEDING)
        ),
        bounds AS
        (
            SELECT row_id, account_id, t AS edge, 'now' AS kind FROM spine
            {string.Concat(Frames.All[..4].Select(f => $"UNION ALL SELECT row_id, account_id, t - {f.Micros}, '{f.Name}' FROM spine "))}
        ),
        edges AS
        (
            SELECT b.row_id, b.kind, r.c, r.s, r.p, r.d
            FROM bounds AS b ASOF JOIN running AS r ON b.account_id = r.account_id AND b.edge > r.t
        ),
        sums AS
        (
            SELECT row_id, {Frames.Each(Frames.All, f => string.Join(", ", "cspd".Select(x => $"{At(x, "now")} - {(f.Micros is null ? "0" : At(x, f.Name))} AS {x}_{f.Name}")))}
            FROM edges GROUP BY row_id
        ),
        marks AS
        (
            SELECT account_id, t, amount, merchant_id, NULL::BIGINT AS row_id FROM payments
            UNION ALL
            SELECT account_id, t, NULL, NULL, row_id FROM spine
        ),
        framed AS
        (
            SELECT row_id, {Extremes}, count(DISTINCT merchant_id) OVER w_30d AS merchants
            FROM marks
            WINDOW {Frames.Each(Frames.Extremes, f => $"w_{f.Name} AS (PARTITION BY account_id ORDER BY t RANGE BETWEEN {Preceding(f)} AND 1 PRECEDING)")}
        ),
        asked AS (SELECT * FROM framed WHERE row_id IS NOT NULL)
        SELECT f.row_id, {Zeroed("c")}, {Zeroed("s")},
            {Frames.Each(Frames.Means, m => $"u.p_{m.Name} / nullif(u.c_{m.Name}, 0)")}, {ExtremeNames}, n.amount, merchants, coalesce(u.d_30d, 0), p.tier
        FROM spine AS f INNER JOIN asked AS x ON f.row_id = x.row_id LEFT JOIN sums AS u ON f.row_id = u.row_id {Joins}
        """;

    private static string Extremes =>
        Frames.Each(Frames.Extremes, f => $"min(amount) OVER w_{f.Name} AS lo_{f.Name}, max(amount) OVER w_{f.Name} AS hi_{f.Name}");

    private static string ExtremeNames => Frames.Each(Frames.Extremes, f => $"lo_{f.Name}, hi_{f.Name}");

    // Of several events at one instant the greatest id is the newest.
    private static string Joins => """
        ASOF LEFT JOIN (SELECT account_id, t, arg_max(amount, payment_id) AS amount FROM payments GROUP BY ALL) AS n
            ON f.account_id = n.account_id AND f.t > n.t
        ASOF LEFT JOIN profiles AS p ON f.account_id = p.account_id AND f.t >= p.t
        """;

    private static string Names(string prefix, IEnumerable<(string Name, long? Micros)> frames) => string.Join(", ", frames.Select(f => $"{prefix}_{f.Name}"));

    private static string Zeroed(string prefix) => string.Join(", ", Frames.All.Select(f => $"coalesce(u.{prefix}_{f.Name}, 0)"));

    private static string At(char column, string kind) => $"coalesce(max({column}) FILTER (kind = '{kind}'), 0)";

    private static string Preceding((string Name, long? Micros) frame) => frame.Micros is { } micros ? $"{micros} PRECEDING" : "UNBOUNDED PRECEDING";
}
