namespace FeatureDsl.Benchmarks.Offline;

/// <summary>What one writes first in ClickHouse: every spine row joined with all earlier events of its account, and one GROUP BY.</summary>
internal static class NaiveJoin
{
    /// <summary>The query: <c>row_number</c> and the features in their order.</summary>
    /// <param name="spine">The table with <c>row_number</c>, <c>account_id</c> and <c>as_of</c>.</param>
    /// <param name="events">The table of events.</param>
    /// <param name="known">The column that says when an event is known.</param>
    public static string Sql(string spine, string events, string known) => $"""
        WITH
        grouped AS
        (
            SELECT s.row_number AS row_number,
                {Frames.Each(Frames.All, f => $"toInt64(countIf({Within(f)})) AS c_{f.Name}")},
                {Frames.Each(Frames.All, f => $"sumIf(e.amount, {Within(f)}) AS s_{f.Name}")},
                {Frames.Each(Frames.Means, f => $"avgOrNullIf(e.pieces, {Within(f)}) AS a_{f.Name}")},
                {Frames.Each(Frames.Extremes, f => $"minOrNullIf(e.amount, {Within(f)}) AS lo_{f.Name}, maxOrNullIf(e.amount, {Within(f)}) AS hi_{f.Name}")},
                argMax(e.amount, (e.paid_at, e.{known}, e.payment_id)) AS newest,
                toInt64(uniqExactIf(e.merchant_id, {Within(Frames.All[3])})) AS merchants,
                sumIf(e.amount, e.declined AND {Within(Frames.All[3])}) AS declined
            FROM {spine} AS s INNER JOIN {events} AS e ON s.account_id = e.account_id
            WHERE e.{known} < s.as_of
            GROUP BY s.row_number
        ),
        profiles AS
        (
            SELECT s.row_number AS row_number, argMax(p.tier, p.since) AS tier
            FROM {spine} AS s INNER JOIN account_profiles AS p ON s.account_id = p.account_id
            WHERE p.since <= s.as_of
            GROUP BY s.row_number
        )
        SELECT s.row_number AS row_number,
            {Frames.Each(Frames.All, f => $"ifNull(g.c_{f.Name}, 0)")},
            {Frames.Each(Frames.All, f => $"ifNull(g.s_{f.Name}, 0)")},
            {Frames.Each(Frames.Means, f => $"g.a_{f.Name}")},
            {Frames.Each(Frames.Extremes, f => $"g.lo_{f.Name}, g.hi_{f.Name}")},
            g.newest, ifNull(g.merchants, 0), ifNull(g.declined, 0), p.tier
        FROM {spine} AS s LEFT JOIN grouped AS g ON s.row_number = g.row_number LEFT JOIN profiles AS p ON s.row_number = p.row_number
        SETTINGS join_use_nulls = 1
        """;

    // What is known before as-of has happened before it, too.
    private static string Within((string Name, long? Micros) frame) =>
        frame.Micros is { } micros ? $"e.paid_at >= s.as_of - toIntervalMicrosecond({micros})" : "1";
}
