using System.Diagnostics;

namespace FeatureDsl.Hosting.Output;

/// <summary>Progress as plain lines, for logs and files: one every two seconds.</summary>
internal sealed class ProgressLines(string title) : IProgress<Step>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _last;

    public void Report(Step value)
    {
        lock (_clock)
        {
            if (_clock.Elapsed - _last < Every)
                return;
            _last = _clock.Elapsed;
            var of = value.Total is { } total ? $" of {Show.Count(total)}" : "";
            Console.Error.WriteLine($"{value.What ?? title}: {Show.Count(value.Done)}{of} rows, {Show.PerSecond(value.Done, _clock.Elapsed)}");
        }
    }
}
