using System.Buffers;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;
using FeatureDsl.Online;

namespace FeatureDsl.Benchmarks.Data;

/// <summary>One account with a given number of payments in the last thirty days: its events, and its state.</summary>
internal sealed class OneAccount
{
    private const int Seconds = 30 * 86_400, Merchants = 500;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public OneAccount(int payments)
    {
        var random = new Random(payments);
        var times = Enumerable.Range(0, payments).Select(_ => random.Next(Seconds)).Order().ToArray();
        Payments = [.. times.Select((second, i) => new Payment
        {
            PaymentId = i + 1, AccountId = 1, MerchantId = random.Next(Merchants), PaidAt = Start.AddSeconds(second),
            Amount = random.Next(1, 50_000) / 100m, Pieces = 1 + random.Next(20), Declined = random.Next(20) == 0,
        })];
        Profile = new AccountProfile { AccountId = 1, Since = Start, Tier = 3 };
        State = View.NewState();
        State.Apply(Input(ProfileSource), Profile);
        foreach (var payment in Payments)
            State.Apply(Input(PaymentsSource), payment);
        Packed = Pack(State);
    }

    public static ViewDescriptor View => AccountActivityDescriptor.Instance;

    public Payment[] Payments { get; }

    public AccountProfile Profile { get; }

    public ViewState State { get; }

    public byte[] Packed { get; }

    /// <summary>In microseconds since 1970.</summary>
    public long AsOf { get; } = Instants.ToMicros(Start.AddSeconds(Seconds));

    private static string PaymentsSource => PaymentSource.Instance.Model.FullName;

    private static string ProfileSource => AccountProfileSource.Instance.Model.FullName;

    public static byte[] Pack(ViewState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        state.Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static int Input(string source) => View.Inputs.Index().First(i => i.Item.Source == source).Index;
}
