namespace FeatureDsl.Compiler.Tests.Generator;

/// <summary>
/// What is generated for a small view, as a file that people read. To accept a change, run with the environment variable
/// <c>FEATUREDSL_ACCEPT=1</c> and review the difference like any other.
/// </summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("Shops.Alone.View.g.cs")]
    [InlineData("Sale.Source.g.cs")]
    public void Generated_code_reads_as_it_was_accepted(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "Compiler.Tests", "Generator", "Snapshots", file + ".txt");
        var text = new GeneratorRun(Project.Compile()).Files[file];
        if (Environment.GetEnvironmentVariable("FEATUREDSL_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
