namespace FeatureDsl.Hosting.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_demo_ends_with_no_difference()
    {
        var demo = (await _program.RunAsync("demo", "--rows", "20000")).Succeeds();

        Assert.Contains("differences: 0", demo.Out, StringComparison.Ordinal);
        Assert.Contains("p99", demo.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_program.Data, "demo", "delay.parquet")));
    }

    [Fact]
    public async Task Too_few_rows_are_refused() => (await _program.RunAsync("demo", "--rows", "3")).FailsWith("--rows");
}
