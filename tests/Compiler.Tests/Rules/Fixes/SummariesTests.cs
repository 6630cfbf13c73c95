using FeatureDsl.CodeFixes;

namespace FeatureDsl.Compiler.Tests.Rules.Fixes;

public sealed class SummariesTests
{
    [Fact]
    public Task A_summary_begins_with_the_words_of_the_name() => FixCase.View<Summaries>(
        "[Feature] public double? {|FDSL4001:MeanKm30d|} => sales.Last(30.Days).Average(t => t.Km);",
        """
        /// <summary>Mean km 30d.</summary>
            [Feature] public double? MeanKm30d => sales.Last(30.Days).Average(t => t.Km);
        """);
}
