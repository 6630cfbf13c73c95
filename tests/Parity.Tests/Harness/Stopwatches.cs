using System.Globalization;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>Time by what it was spent on.</summary>
internal sealed class Stopwatches
{
    private readonly List<(string Step, TimeSpan Elapsed)> _times = [];

    public void Add(string step, TimeSpan elapsed) => _times.Add((step, elapsed));

    public override string ToString() => string.Join(", ", _times.GroupBy(t => t.Step).Select(g =>
        string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Sum(t => t.Elapsed.TotalSeconds):F1} s")));
}
