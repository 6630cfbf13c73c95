using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Benchmarks.Data;

/// <summary>Purchases, made of the payments that there are.</summary>
internal static class Purchases
{
    private static readonly string[] Words = ["gift", "food", "book", "tool", "toy"];

    /// <summary>The columns of a purchase beside those of a payment, as ClickHouse makes them.</summary>
    public static string Columns { get; } =
        $"arrayMap(i -> toFloat32((cityHash64(payment_id, i) % 2001) / 1000. - 1), range({Purchase.Dimension})) AS taste, "
        + $"arrayMap(i -> [{string.Join(", ", Words.Select(w => $"'{w}'"))}][(cityHash64(payment_id, i) % {Words.Length}) + 1], range(pieces % 4)) AS tags";

    /// <summary>Makes the table of the purchases of all payments.</summary>
    public static async Task CreateAsync(ClickHouseEngine engine)
    {
        var table = PurchaseSource.Instance.Model.Table;
        await engine.ExecuteAsync($"DROP TABLE IF EXISTS {table}");
        await engine.ExecuteAsync(
            $"CREATE TABLE {table} ENGINE = MergeTree ORDER BY (account_id, paid_at) AS "
            + $"SELECT payment_id AS purchase_id, account_id, paid_at, pieces, {Columns} FROM payments");
    }

    /// <summary>A purchase like a payment; what was bought is chance, and the same each time.</summary>
    public static Purchase Of(Payment payment)
    {
        var random = new Random((int)payment.PaymentId);
        return new()
        {
            PurchaseId = payment.PaymentId, AccountId = payment.AccountId, PaidAt = payment.PaidAt, Pieces = payment.Pieces,
            Taste = FeatureVector.Of([.. Enumerable.Range(0, Purchase.Dimension).Select(_ => (random.NextSingle() * 2) - 1)]),
            Tags = Enumerable.Range(0, payment.Pieces % 4).Select(_ => Words[random.Next(Words.Length)]).ToFeatureList(),
            Profile = new AccountProfile { AccountId = payment.AccountId, Since = payment.PaidAt, Tier = 1 + random.Next(5) },
        };
    }
}
