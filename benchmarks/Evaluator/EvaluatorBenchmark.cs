using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Online;

namespace FeatureDsl.Benchmarks.Evaluator;

/// <summary>The generated evaluator on packed states, against a loop by hand over the same events in memory.</summary>
internal sealed class EvaluatorBenchmark(BenchmarkOptions options, Report report) : IBenchmark
{
    private const int UsualRepetitions = 5;

    private static readonly int[] Sizes = [10, 2_000, 100_000];

    public Task RunAsync()
    {
        var turns = options.Repetitions ?? UsualRepetitions;
        var lines = Sizes.Where(s => s <= Math.Max(Sizes[1], options.Rows ?? int.MaxValue)).Select(s => Line(s, turns)).ToList();
        report.Table(
            $"evaluator: {AccountActivityTarget.Instance.Features.Count} features from the bytes of one account; equal values; nanoseconds; median of {turns}",
            ["payments in the state", "bytes", "frame and checksum", "evaluated", "row for the caller", "loop by hand", "evaluated, x the loop"],
            lines);
        return Task.CompletedTask;
    }

    private static string[] Line(int payments, int turns)
    {
        var account = new OneAccount(payments);
        var byHand = new StraightLoop();
        var states = new ReadOnlyMemory<byte>[] { account.Packed };
        Require(account, byHand);
        var taken = Loops.Nanoseconds(
            turns,
            () => PackedState.EarliestAsOf(account.Packed, OneAccount.View.Fingerprint),
            () => AccountActivityEvaluator.Evaluate(account.AsOf, account.Packed, out _),
            () => AccountActivityTarget.Instance.EvaluateOnline(account.AsOf, states, []),
            () => byHand.Compute(account.AsOf, account.Payments, account.Profile));
        return [Report.Number(payments), Report.Number(account.Packed.Length), .. taken.Select(Report.Number), Report.Number(taken[1] / taken[3])];
    }

    private static void Require(OneAccount account, StraightLoop byHand)
    {
        AccountActivityEvaluator.Evaluate(account.AsOf, account.Packed, out var evaluated);
        var names = AccountActivityTarget.Instance.Features.Select(f => f.Name);
        foreach (var (name, ours, theirs) in names.Zip(Boxed(evaluated), Boxed(byHand.Compute(account.AsOf, account.Payments, account.Profile))))
        {
            if (!Equals(ours, theirs))
                throw new UnequalException(FormattableString.Invariant($"With {account.Payments.Length} payments {name} is {ours}, by hand {theirs}."));
        }
    }

    private static object?[] Boxed(in AccountActivityValues v) =>
    [
        v.Count1h, v.Count1d, v.Count7d, v.Count30d, v.CountAll, v.Sum1h, v.Sum1d, v.Sum7d, v.Sum30d, v.SumAll, v.MeanPieces1d, v.MeanPieces7d, v.MeanPieces30d,
        v.Least1d, v.Greatest1d, v.Least30d, v.Greatest30d, v.Newest, v.Merchants30d, v.Declined30d, v.Tier,
    ];
}
