using FeatureDsl.Hosting.Verification;

namespace FeatureDsl.Parity.Tests.Harness;

/// <summary>How three executions disagree: what a smaller trial must have in common with the one that it was made from.</summary>
/// <param name="Kind">In words.</param>
internal sealed record Fault(string Kind)
{
    /// <summary>The disagreement of one value.</summary>
    public static Fault Of(Difference d) => new((ValueComparison.Same(d.Training, d.Online), ValueComparison.Same(d.Online, d.Plain), ValueComparison.Same(d.Training, d.Plain)) switch
    {
        (true, true, _) => "the status of the online value differs from that of plain C#",
        (false, true, _) => "the training query differs from online and plain C#",
        (_, _, true) => "the online value differs from training query and plain C#",
        (true, _, _) => "plain C# differs from training query and online",
        _ => "all three differ",
    });

    /// <summary>An execution that did not give a value at all: exceptions are the same where their type and the beginning of what they say is.</summary>
    public static Fault Of(Exception exception)
    {
        var words = new string([.. exception.Message.Where(c => !char.IsDigit(c)).Take(90)]);
        return new($"{exception.GetType().Name} is thrown: {words}");
    }

    /// <summary>A difference in words.</summary>
    public static string Describe(VerifyReport report, Difference d)
    {
        var question = report.Cases[d.Case];
        return FormattableString.Invariant($"{d.Feature.Column} of {string.Join(' ', question.Keys)} at {question.AsOf:yyyy-MM-dd HH:mm:ss.ffffff}: {Of(d).Kind}: ")
            + $"training {ValueText.Of(d.Training)}, online {ValueText.Of(d.Online)} [{d.OnlineStatus}], plain {ValueText.Of(d.Plain)} [{d.PlainStatus}]";
    }
}
