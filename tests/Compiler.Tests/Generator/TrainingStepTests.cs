using System.Globalization;
using System.Text.RegularExpressions;
using FeatureDsl.Compiler.Tests.Online;

namespace FeatureDsl.Compiler.Tests.Generator;

/// <summary>A training query is one statement, unless so much is read so often that planning it would take longer than computing it.</summary>
public sealed class TrainingStepTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(12, false)]
    public void What_many_steps_read_is_a_statement_of_its_own_where_there_are_many(int sources, bool isOne)
    {
        var steps = GeneratedProject.Load(Source(sources)).Targets.Single().TrainingSteps;
        Assert.Equal(isOne, steps.Count == 1);
        Assert.Equal(isOne, steps[^1].Contains(" AS MATERIALIZED", StringComparison.Ordinal));
        Assert.All(steps.Index(), step => Assert.All(Read(step.Item), read => Assert.InRange(read, 1, step.Index)));

        // What is kept is read, and what is read says where it comes from.
        Assert.Equal(Enumerable.Range(1, steps.Count - 1), steps.SelectMany(Read).Distinct().Order());
        Assert.All(steps.SkipLast(1).Index(), step => Assert.Contains($"later steps read as step_{step.Index + 1}.", step.Item, StringComparison.Ordinal));
    }

    private static IEnumerable<int> Read(string step) =>
        Regex.Matches(step, @"\{step_(\d+):Identifier\}").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    private static string Source(int sources)
    {
        var all = Enumerable.Range(1, sources).ToList();
        return $$"""
            namespace Many;

            /// <summary>A user.</summary>
            [Entity] public readonly record struct User([property: Key] long UserId);

            {{string.Join("\n", all.Select(i => $$"""
                /// <summary>Events.</summary>
                [EventSource("events_{{i}}")]
                public sealed partial record Event{{i}}
                {
                    [EventId] public required long Id { get; init; }
                    [Key<User>] public required long UserId { get; init; }
                    [EventTime] public required DateTime At { get; init; }
                    [KnownAt] public required DateTime Known { get; init; }
                    public required double X { get; init; }
                }
                """))}}

            /// <summary>All of it.</summary>
            [FeatureView<User>(Owner = "o")]
            public sealed partial class All({{string.Join(", ", all.Select(i => $"Events<Event{i}> e{i}"))}})
            {
                {{string.Join("\n    ", all.Select(i => $"/// <summary>S.</summary>\n    [Feature] public double S{i} => e{i}.Last(7.Days).Sum(e => e.X);\n    /// <summary>L.</summary>\n    [Feature] public double? L{i} => e{i}.All().Last(e => e.X);"))}}
            }
            """;
    }
}
