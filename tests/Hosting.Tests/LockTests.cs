namespace FeatureDsl.Hosting.Tests;

/// <summary>The file by which the compiler knows what a version meant.</summary>
public sealed class LockTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_every_version_means_is_written_once_and_what_other_versions_meant_is_kept()
    {
        (await _program.RunAsync("lock", "--out", "features.lock.txt")).Succeeds();
        var lines = Read();
        Assert.StartsWith("# What each version", lines[0], StringComparison.Ordinal);
        Assert.Single(lines, l => l.StartsWith("view DriverActivity 1 Trips7d ", StringComparison.Ordinal));
        Assert.Single(lines, l => l.StartsWith("service eta ", StringComparison.Ordinal));

        // A version that is no longer declared, and a feature that was not there when the file was written.
        var trips = lines.Single(l => l.StartsWith("view DriverActivity 1 Trips7d ", StringComparison.Ordinal));
        _program.Write("features.lock.txt", ["view DriverActivity 0 Trips7d 0123456789abcdef", .. lines.Where(l => l != trips)]);
        Assert.Contains("1 new one", (await _program.RunAsync("lock", "--out", "features.lock.txt")).Succeeds().Out, StringComparison.Ordinal);
        Assert.Equal(lines.Append("view DriverActivity 0 Trips7d 0123456789abcdef").Order(), Read().Order());
    }

    [Fact]
    public async Task A_version_does_not_come_to_mean_something_else()
    {
        _program.Write("features.lock.txt", "view DriverActivity 1 Trips7d 0123456789abcdef");
        (await _program.RunAsync("lock", "--out", "features.lock.txt")).FailsWith("'DriverActivity.Trips7d' no longer means", "give 'DriverActivity' version 2");
        Assert.Equal(["view DriverActivity 1 Trips7d 0123456789abcdef"], Read());

        _program.Write("features.lock.txt", "# a word", "", "<<<<<<< ours");
        (await _program.RunAsync("lock", "--out", "features.lock.txt")).FailsWith("features.lock.txt, line 3", "'<<<<<<< ours'");
    }

    [Fact]
    public async Task Without_a_file_the_lines_are_printed() =>
        Assert.Contains("view RiderActivity 1 ", (await _program.RunAsync("lock")).Succeeds().Out, StringComparison.Ordinal);

    private string[] Read() => File.ReadAllLines(Path.Combine(_program.Folder, "features.lock.txt"));
}
