using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Prints differences so that they can be understood: the three values, and the rows of the entity that led to them.</summary>
internal sealed class DifferencePrinter(Terminal terminal, MemoryHistory history)
{
    private const int MostDifferences = 20, MostRows = 20;

    public void Print(VerifyReport report)
    {
        foreach (var difference in report.Differences.Take(MostDifferences))
        {
            var question = report.Cases[difference.Case];
            terminal.Line().Line($"Row {difference.Case + 1}: {string.Join(", ", question.Keys)} as of {Show.Instant(question.AsOf)}, {difference.Feature.Column}");
            terminal.Line($"  training {Text(difference.Training)}, online {Text(difference.Online, difference.OnlineStatus)}, "
                + $"plain {Text(difference.Plain, difference.PlainStatus)}");
            foreach (var (view, entity) in report.Target.Stored.Where(s => IsBehind(s.View, difference.Feature, report.Target)))
                Print(view, question.Keys[entity], question.AsOf);
        }

        if (report.Differences.Count > MostDifferences)
            terminal.Line().Line($"... and {Show.Count(report.Differences.Count - MostDifferences)} more.");
        foreach (var group in report.Differences.GroupBy(d => d.Feature.Column).OrderByDescending(g => g.Count()))
            terminal.Line($"  {group.Key}: {Show.Count(group.Count(), "difference")}");
    }

    // A feature of a view without state may come from any of the stored ones.
    private static bool IsBehind(ViewDescriptor view, FeatureDescriptor feature, TargetDescriptor target) =>
        view.Name == feature.View || target.Stored.All(s => s.View.Name != feature.View);

    private void Print(ViewDescriptor view, EntityKey key, DateTime asOf)
    {
        foreach (var input in view.Inputs)
        {
            var rows = history.Rows<IRow>(input, key, asOf).OrderBy(r => r.RowTime).ThenBy(r => r.RowKnown).ToList();
            terminal.Line($"  {view.Name} reads {Show.Count(rows.Count, "row")} of {input.Source[(input.Source.LastIndexOf('.') + 1)..]} "
                + $"by {string.Join(", ", input.KeyColumns)}; the last:");
            foreach (var row in rows.TakeLast(MostRows))
                terminal.Line($"    at {Show.Instant(row.RowTime)}, known {Show.Instant(row.RowKnown)}: {row}");
        }
    }

    private static string Text(object? value, FeatureStatus status) => $"{Text(value)} [{status.ToString().ToLowerInvariant()}]";

    private static string Text(object? value) => value switch
    {
        double number => FormattableString.Invariant($"{number:R} (bits {BitConverter.DoubleToInt64Bits(number):x16})"),
        float number => FormattableString.Invariant($"{number:R} (bits {BitConverter.SingleToInt32Bits(number):x8})"),
        string text => $"\"{text}\"",
        _ => Show.Value(value),
    };
}
