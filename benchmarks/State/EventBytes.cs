using FeatureDsl.Benchmarks.Payments;

namespace FeatureDsl.Benchmarks.State;

/// <summary>The raw events one after the other, as a store without states would hold them.</summary>
internal static class EventBytes
{
    public static void Write(MemoryStream target, ReadOnlySpan<Payment> payments)
    {
        target.Position = 0;
        using var writer = new BinaryWriter(target, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(payments.Length);
        foreach (var p in payments)
        {
            writer.Write(p.PaymentId);
            writer.Write(p.MerchantId);
            writer.Write(Instants.ToMicros(p.PaidAt));
            writer.Write((long)(p.Amount * 100));
            writer.Write(p.Pieces);
            writer.Write(p.Declined);
        }
    }

    public static Payment[] Read(MemoryStream source)
    {
        source.Position = 0;
        using var reader = new BinaryReader(source, System.Text.Encoding.UTF8, leaveOpen: true);
        var payments = new Payment[reader.ReadInt32()];
        for (var i = 0; i < payments.Length; i++)
        {
            payments[i] = new()
            {
                AccountId = 1, PaymentId = reader.ReadInt64(), MerchantId = reader.ReadInt32(), PaidAt = Instants.FromMicros(reader.ReadInt64()),
                Amount = new decimal(reader.ReadInt64()) / 100, Pieces = reader.ReadInt32(), Declined = reader.ReadBoolean(),
            };
        }

        return payments;
    }
}
