namespace FeatureDsl.Benchmarks.Data;

/// <summary>
/// Made-up payments of ninety days, the same for the same size on every machine: one account has a tenth of them and the others are skewed; times are whole seconds, so
/// that there are ties and instants that fall on the edge of a window; one in fifty settles up to three days late.
/// </summary>
internal sealed class PaymentHistory
{
    public const int Days = 90;

    private const int Seed = 20260101, PaymentsPerAccount = 100, Merchants = 500, LateEvery = 50, TieEvery = 16, SecondsPerDay = 86_400;

    private readonly Random _random = new(Seed);

    public PaymentHistory(int rows)
    {
        Accounts = Math.Max(2, rows / PaymentsPerAccount);
        (Time, Known, Account, Merchant) = (new long[rows], new long[rows], new long[rows], new int[rows]);
        (Cents, Pieces, Declined) = (new long[rows], new int[rows], new bool[rows]);
        for (var i = 0; i < rows; i++)
            Time[i] = Start + (_random.NextInt64(Days * SecondsPerDay) * 1_000_000);
        Array.Sort(Time);
        for (var i = 0; i < rows; i++)
            Fill(i);
    }

    /// <summary>The first instant, in microseconds since 1970.</summary>
    public static long Start { get; } = Instants.ToMicros(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>The account with a tenth of all payments is 0.</summary>
    public int Accounts { get; }

    public int Rows => Time.Length;

    /// <summary>In microseconds since 1970, ascending.</summary>
    public long[] Time { get; }

    /// <summary>When it was settled, in microseconds since 1970.</summary>
    public long[] Known { get; }

    public long[] Account { get; }

    public int[] Merchant { get; }

    public long[] Cents { get; }

    public int[] Pieces { get; }

    public bool[] Declined { get; }

    /// <summary>Questions about the same mix of accounts, over the last two thirds of the time.</summary>
    /// <param name="rows">How many.</param>
    public (long[] Account, long[] AsOf) Spine(int rows)
    {
        var random = new Random(Seed + 1);
        var (accounts, instants) = (new long[rows], new long[rows]);
        for (var i = 0; i < rows; i++)
            (accounts[i], instants[i]) = (Skewed(random), Start + (random.NextInt64(Days / 3 * SecondsPerDay, Days * SecondsPerDay) * 1_000_000));
        return (accounts, instants);
    }

    private void Fill(int i)
    {
        Account[i] = Skewed(_random);
        if (i % TieEvery == TieEvery - 1)
            (Time[i], Account[i]) = (Time[i - 1], Account[i - 1]);
        Known[i] = Time[i] + (_random.Next(LateEvery) == 0 ? _random.NextInt64(1, 3 * SecondsPerDay) * 1_000_000 : 0);
        Merchant[i] = (int)(Merchants * _random.NextDouble() * _random.NextDouble());
        Cents[i] = 1 + (long)(50_000 * Math.Pow(_random.NextDouble(), 3));
        Pieces[i] = 1 + _random.Next(20);
        Declined[i] = _random.Next(20) == 0;
    }

    private long Skewed(Random random) => random.Next(10) == 0 ? 0 : 1 + (long)((Accounts - 1) * Math.Pow(random.NextDouble(), 2));
}
