using System.Buffers;
using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;

namespace FeatureDsl.Benchmarks.State;

/// <summary>Packing and unpacking the state of an account, against its raw events in binary and against a copy of the packed bytes.</summary>
internal sealed class StateBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int UsualRepetitions = 5;

    private static readonly int[] Sizes = [10, 2_000, 100_000];

    public Task RunAsync()
    {
        var turns = options.Repetitions ?? UsualRepetitions;
        var lines = Sizes.Where(s => s <= Math.Max(Sizes[1], options.Rows ?? int.MaxValue)).SelectMany(s => Lines(s, turns)).ToList();
        report.Table(
            $"state: one account; equal after a round trip; nanoseconds; median of {turns}",
            ["", "bytes", "write", "read", "bytes, x the events", "write, x the events", "read, x the events"],
            lines);
        return Task.CompletedTask;
    }

    private static IEnumerable<string[]> Lines(int payments, int turns)
    {
        var account = new OneAccount(payments);
        var read = OneAccount.View.NewState();
        read.Read(account.Packed);
        if (!OneAccount.Pack(read).AsSpan().SequenceEqual(account.Packed))
            throw new UnequalException(FormattableString.Invariant($"A state of {payments} payments is other bytes after it was read and written."));
        using var events = new MemoryStream();
        EventBytes.Write(events, account.Payments);
        if (!EventBytes.Read(events).SequenceEqual(account.Payments))
            throw new UnequalException(FormattableString.Invariant($"{payments} payments are others after they were written and read."));
        var (buffer, copy) = (new ArrayBufferWriter<byte>(account.Packed.Length), new byte[account.Packed.Length]);
        var taken = Loops.Nanoseconds(
            turns,
            () => Write(account, buffer), () => OneAccount.View.NewState().Read(account.Packed),
            () => EventBytes.Write(events, account.Payments), () => EventBytes.Read(events),
            () => account.Packed.CopyTo(copy, 0));
        yield return Line(payments, "packed state", account.Packed.Length, taken[0], taken[1]);
        yield return Line(payments, "its events, BinaryWriter", events.Length, taken[2], taken[3]);
        yield return Line(payments, "copy of the packed bytes", account.Packed.Length, taken[4], taken[4]);

        string[] Line(int size, string what, double bytes, double write, double readBack) =>
        [
            FormattableString.Invariant($"{size:N0} payments: {what}"), Report.Number(bytes), Report.Number(write), Report.Number(readBack),
            Report.Number(bytes / events.Length), Report.Number(write / taken[2]), Report.Number(readBack / taken[3]),
        ];
    }

    private static void Write(OneAccount account, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        account.State.Write(buffer);
    }
}
