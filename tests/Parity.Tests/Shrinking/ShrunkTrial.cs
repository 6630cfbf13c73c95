using FeatureDsl.Parity.Tests.Harness;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>The smallest trial that was found.</summary>
/// <param name="Trial">What is asked; tables and questions have the columns that it needs.</param>
/// <param name="Feature">The feature that differs.</param>
/// <param name="Answer">That feature or, of a record, the one of its members.</param>
/// <param name="Fault">How.</param>
/// <param name="Expected">For each question what plain C# says.</param>
/// <param name="Tried">How many trials were run.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="IsTimeUp">Whether the time ended before nothing smaller was found.</param>
internal sealed record ShrunkTrial(
    Trial Trial, string Feature, string Answer, Fault Fault, IReadOnlyList<string> Expected, int Tried, TimeSpan Elapsed, bool IsTimeUp);
