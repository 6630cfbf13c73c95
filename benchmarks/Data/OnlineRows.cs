using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;
using FeatureDsl.Serving;

namespace FeatureDsl.Benchmarks.Data;

/// <summary>A history as the applier takes it, and whose state it makes.</summary>
internal sealed class OnlineRows
{
    public OnlineRows(int rows)
    {
        var history = new PaymentHistory(rows);
        var profiles = Enumerable.Range(0, history.Accounts).Select(a => new SourceRow(
            AccountProfileSource.Instance, new AccountProfile { AccountId = a, Since = Instants.FromMicros(PaymentHistory.Start), Tier = 1 + (a % 5) }));
        // Known order: the profiles hold from the first instant.
        Rows = [.. profiles, .. Enumerable.Range(0, rows).Select(i => new SourceRow(PaymentSource.Instance, Payment(history, i)))];
        Accounts = [.. history.Account.Distinct().Order()];
        Merchants = [.. history.Merchant.Distinct().Order()];
        AsOf = Instants.FromMicros(PaymentHistory.Start).AddDays(PaymentHistory.Days + 1);
    }

    public static IReadOnlyList<ViewDescriptor> Views { get; } = [AccountActivityDescriptor.Instance, MerchantActivityDescriptor.Instance];

    public static IReadOnlyList<SourceDescriptor> Sources { get; } = [AccountProfileSource.Instance, PaymentSource.Instance];

    public SourceRow[] Rows { get; }

    /// <summary>The first of them has a tenth of all payments.</summary>
    public IReadOnlyList<long> Accounts { get; }

    public IReadOnlyList<int> Merchants { get; }

    /// <summary>After the last row.</summary>
    public DateTime AsOf { get; }

    public IReadOnlyList<StateKey> Keys => [.. Accounts.Select(KeyOf), .. Merchants.Select(KeyOf)];

    /// <exception cref="FeatureDslException">Rows were rejected, or taken for repeats.</exception>
    public static void RequireApplied(OnlineApplier applier)
    {
        var counters = applier.Counters;
        if (counters.Rejected > 0 || counters.Repeats > 0)
            throw new FeatureDslException($"Rows that were made up were not applied: {counters}.");
    }

    public static StateKey KeyOf(long account) => new(Views[0], EntityKey.Of(Views[0].Entity, account)!);

    public static StateKey KeyOf(int merchant) => new(Views[1], EntityKey.Of(Views[1].Entity, merchant)!);

    private static Payment Payment(PaymentHistory history, int i) => new()
    {
        PaymentId = i + 1, AccountId = history.Account[i], MerchantId = history.Merchant[i], PaidAt = Instants.FromMicros(history.Time[i]),
        Amount = history.Cents[i] / 100m, Pieces = history.Pieces[i], Declined = history.Declined[i],
    };
}
