using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Answers by the plain C# of the classes, on all cores.</summary>
internal static class PlainWay
{
    public static object?[][] Answer(TargetDescriptor target, MemoryHistory history, IReadOnlyList<Case> cases, IProgress<Step> progress, CancellationToken ct)
    {
        var answers = new object?[cases.Count][];
        var answered = 0;
        // In one order per entity, so that its rows stay in the cache of the core that reads them.
        var order = Enumerable.Range(0, cases.Count).OrderBy(i => cases[i].Keys.Count > 0 ? cases[i].Keys[0].Text : "", StringComparer.Ordinal).ToArray();
        Parallel.ForEach(order, new ParallelOptions { CancellationToken = ct }, i =>
        {
            answers[i] = RowAnswer.Of(target.EvaluatePlain(cases[i].AsOf, history, cases[i].Keys, cases[i].Requests));
            var done = Interlocked.Increment(ref answered);
            if (done % 100 == 0)
                progress.Report(new(done, cases.Count));
        });
        return answers;
    }
}
