using FeatureDsl.Benchmarks.Data;

namespace FeatureDsl.Benchmarks.Shapes;

/// <summary>What is not one aggregate of one window: series, sessions, rows that events bring along, lists that are columns, look-ups.</summary>
internal static class ShapeCases
{
    // The bucket of an event, 0 for the newest; how long before the instant it happened, in microseconds.
    private const string Bucket = "intDiv(toUnixTimestamp64Micro(s.as_of) - toUnixTimestamp64Micro(e.paid_at) - 1, 86400000000)",
        Ago = "toUnixTimestamp64Micro(s.as_of) - toUnixTimestamp64Micro(e.paid_at)", Gap = "43200000000";

    public static readonly IReadOnlyList<ShapeCase> All =
    [
        new("Last(7.Days).Every(1.Days).Count()",
            OnlySeriesOfCountsTarget.Instance, OnlySeriesOfCountsDescriptor.Instance, (t, s) => OnlySeriesOfCountsEvaluator.Evaluate(t, s, out _),
            spine => Window(spine, 7, "arrayMap(i -> toInt64(countEqual(buckets, 6 - i)), range(7))", $"groupArray({Bucket}) AS buckets")),
        new("Last(7.Days).Every(1.Days).CountDistinct(x)",
            OnlySeriesOfDistinctTarget.Instance, OnlySeriesOfDistinctDescriptor.Instance, (t, s) => OnlySeriesOfDistinctEvaluator.Evaluate(t, s, out _),
            spine => Window(spine, 7, "arrayMap(i -> toInt64(arrayCount(p -> p.1 = 6 - i, pairs)), range(7))", $"groupUniqArray(({Bucket}, merchant_id)) AS pairs")),
        new("Session(12.Hours, longest: 30.Days).Sum(x)",
            OnlySessionTarget.Instance, OnlySessionDescriptor.Instance, (t, s) => OnlySessionEvaluator.Evaluate(t, s, out _),
            spine => Window(
                spine, 30,
                "arraySum((p, i) -> if(i < ends OR ends = 0, p.2, 0), events, arrayEnumerate(events))",
                $"arraySort(groupArray(({Ago}, pieces))) AS events, arrayMap(p -> p.1, events) AS ago, "
                + $"arrayFirstIndex((x, before) -> x - before >= {Gap}, ago, arrayPushFront(arrayPopBack(ago), 0)) AS ends")),
        new("Count of events by a joined row",
            OnlyJoinedRowsTarget.Instance, OnlyJoinedRowsDescriptor.Instance, (t, s) => OnlyJoinedRowsEvaluator.Evaluate(t, s, out _),
            spine => $"""
                SELECT s.row_number AS row_number, toInt64(countIf(e.tier >= 3)) AS value
                FROM {spine} AS s INNER JOIN
                (
                    SELECT p.account_id AS account_id, p.paid_at AS paid_at, h.tier AS tier
                    FROM purchases AS p ASOF LEFT JOIN account_profiles AS h ON p.account_id = h.account_id AND p.paid_at >= h.since
                ) AS e ON s.account_id = e.account_id
                WHERE e.paid_at < s.as_of AND e.paid_at >= s.as_of - toIntervalDay(30)
                GROUP BY s.row_number
                """)
        {
            Row = Purchases.Of,
        },
        new("Count of events by a column of lists",
            OnlyListColumnTarget.Instance, OnlyListColumnDescriptor.Instance, (t, s) => OnlyListColumnEvaluator.Evaluate(t, s, out _),
            spine => Window(spine, 30, "gifts", "toInt64(countIf(has(tags, 'gift'))) AS gifts", "purchases"))
        {
            Row = Purchases.Of,
        },
        new("Look-up of a count by the last value",
            OnlyLookUpTarget.Instance, LastMerchantDescriptor.Instance, null,
            spine => $"""
                SELECT s.row_number AS row_number, toInt64(count()) AS value
                FROM
                (
                    SELECT q.row_number AS row_number, any(q.as_of) AS as_of, argMax(e.merchant_id, (e.paid_at, e.payment_id)) AS merchant_id
                    FROM {spine} AS q INNER JOIN payments AS e ON q.account_id = e.account_id
                    WHERE e.paid_at < q.as_of
                    GROUP BY q.row_number
                ) AS s INNER JOIN payments AS e ON s.merchant_id = e.merchant_id
                WHERE e.paid_at < s.as_of AND e.paid_at >= s.as_of - toIntervalDay(7)
                GROUP BY s.row_number
                """),
    ];

    private static string Window(string spine, int days, string value, string gathered, string table = "payments") => $"""
        SELECT row_number, {value} AS value
        FROM
        (
            SELECT s.row_number AS row_number, {gathered}
            FROM {spine} AS s INNER JOIN {table} AS e ON s.account_id = e.account_id
            WHERE e.paid_at < s.as_of AND e.paid_at >= s.as_of - toIntervalDay({days})
            GROUP BY s.row_number
        )
        """;
}
