namespace FeatureDsl.Hosting.Tests;

/// <summary>What a command left behind.</summary>
public sealed record Outcome(int Code, string Out, string Error)
{
    /// <summary>The lines of standard error that are no progress.</summary>
    public string[] Errors => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("error:", StringComparison.Ordinal))];

    /// <summary>Asserts that it failed with one line that has these words in it.</summary>
    public void FailsWith(params string[] words)
    {
        Assert.True(Code == 1, $"Exit code {Code}: {Out}{Error}");
        var line = Assert.Single(Errors);
        Assert.Equal(Error.TrimEnd(), line);
        foreach (var word in words)
            Assert.Contains(word, line, StringComparison.Ordinal);
    }

    /// <summary>Asserts that it went well.</summary>
    public Outcome Succeeds()
    {
        Assert.True(Code == 0, $"Exit code {Code}: {Out}{Error}");
        return this;
    }
}
