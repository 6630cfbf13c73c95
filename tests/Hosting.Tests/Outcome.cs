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
        var lines = Error.TrimEnd().Split('\n');
        Assert.Equal(lines[^1], line);
        // On a slow machine progress may have been told before.
        Assert.All(lines.SkipLast(1), l => Assert.EndsWith(" rows/s", l, StringComparison.Ordinal));
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
