using System.Diagnostics;

namespace FeatureDsl.Runtime;

/// <summary>Tells the rows of a spine that is being read as progress of a training set.</summary>
internal sealed class SpineProgress(IProgress<TrainingProgress> progress, Stopwatch clock) : IProgress<long>
{
    public void Report(long value) => progress.Report(new(TrainingStage.ReadingSpine, value, null, clock.Elapsed));
}
