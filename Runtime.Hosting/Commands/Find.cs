using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Commands;

/// <summary>Finds what a user named, or says what the name might have been meant for.</summary>
internal static class Find
{
    public static SourceDescriptor Source(FeatureProject project, string name) =>
        project.Sources.FirstOrDefault(s => Same(s.Model.Name, name) || Same(s.Model.Table, name))
        ?? throw Unknown("source", name, project.Sources.Where(s => s.Model.Kind != SourceKind.Request).SelectMany(s => new[] { s.Model.Name, s.Model.Table }));

    public static TargetDescriptor Target(FeatureProject project, string name) =>
        project.Targets.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal))
        ?? project.Targets.FirstOrDefault(t => Same(t.Name, name))
        ?? throw Unknown("view, service or training set", name, project.Targets.Select(t => t.Name).Concat(project.TrainingSets.Select(t => t.Name)));

    /// <summary>The training set of a name; <see langword="null"/> where it is no training set's.</summary>
    public static TrainingSetDescriptor? TrainingSet(FeatureProject project, string name) =>
        project.TrainingSets.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal))
        ?? (project.Targets.Any(t => string.Equals(t.Name, name, StringComparison.Ordinal)) ? null
            : project.TrainingSets.FirstOrDefault(t => Same(t.Name, name)));

    /// <summary>The spine of a view or service, which must be given.</summary>
    public static string Spine(TargetDescriptor target, string? file) =>
        file ?? throw new FeatureDslException($"{target.Name} has no rows of its own; name a file with --spine, or a training set instead.");

    /// <summary>The error for a file beside rows of its own.</summary>
    public static FeatureDslException SpineOf(TrainingSetDescriptor set) =>
        new($"{set.Name} is a training set: its rows are made of {set.Source.Model.Name}; leave --spine away.");

    /// <summary>The error for a name that is none of those known.</summary>
    public static FeatureDslException Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToList();
        return new($"There is no {what} '{name}'{Suggestion(name, names)} Known: {string.Join(", ", names)}.");
    }

    /// <summary>A question mark's worth of help: <c>; did you mean 'x'?</c>, or a full stop.</summary>
    private static string Suggestion(string name, List<string> known)
    {
        var nearest = known.Select(k => (Name: k, Distance: Distance(k.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(k => k.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, name.Length / 3) ? $"; did you mean '{nearest.Name}'?" : ".";
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // Levenshtein: the insertions, deletions and replacements that make one of the other.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
