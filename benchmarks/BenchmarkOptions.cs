using System.Globalization;

namespace FeatureDsl.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Name">The benchmark, or <c>all</c>.</param>
/// <param name="Rows">How many events; each benchmark has a size of its own where it is not given.</param>
/// <param name="Repetitions">How often everything is measured; each benchmark has a number of its own where it is not given.</param>
/// <param name="Only">Parts of the names of the aggregates that are measured, with commas between; all of them where it is not given.</param>
internal sealed record BenchmarkOptions(string Name, int? Rows, int? Repetitions, string? Only = null)
{
    private const int FewestRows = 1000;

    /// <exception cref="FeatureDslException">A word cannot be understood.</exception>
    public static BenchmarkOptions Parse(IReadOnlyList<string> words)
    {
        var options = new BenchmarkOptions("all", null, null);
        for (var i = 0; i < words.Count; i++)
        {
            options = words[i] switch
            {
                "--rows" => options with { Rows = Number(words, ++i, FewestRows) },
                "--repetitions" => options with { Repetitions = Number(words, ++i, 1) },
                "--only" when i + 1 < words.Count => options with { Only = words[++i] },
                var name when !name.StartsWith('-') => options with { Name = name },
                var other => throw new FeatureDslException($"'{other}' is not an option; there are --rows, --repetitions and --only."),
            };
        }

        return options;
    }

    private static int Number(IReadOnlyList<string> words, int index, int least) =>
        index < words.Count && int.TryParse(words[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FeatureDslException(FormattableString.Invariant($"{words[index - 1]} wants a whole number from {least}."));
}
