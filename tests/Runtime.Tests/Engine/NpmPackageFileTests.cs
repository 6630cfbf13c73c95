using FeatureDsl;
using FeatureDsl.Runtime.Engine;

namespace Runtime.Tests.Engine;

public sealed class NpmPackageFileTests : IDisposable
{
    // A small package without dependencies.
    private const string Integrity = "sha512-xHjhDr3cNBK0BzdUJSPXZntQUx/mwMS5Rw4A7lPJ90XGAO6ISP/ePDNuo0vhqOZU+UD5JoodwCAAoZQd3FeAKw==";

    private readonly string _folder = Directory.CreateTempSubdirectory("featuredsl-npm-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pinned_file_is_fetched_once_and_nothing_else_stays()
    {
        var file = new NpmPackageFile("isarray", "2.0.5", "index.js", Integrity, Path.Combine(_folder, "index.js"));
        var paths = await Task.WhenAll(file.FetchAsync(Ct), file.FetchAsync(Ct));
        Assert.All(paths, p => Assert.Contains("isArray", File.ReadAllText(p)));
        Assert.Equal(["index.js", "index.js.lock"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Another_archive_than_the_pinned_one_is_not_installed()
    {
        var file = new NpmPackageFile("isarray", "2.0.5", "index.js", "sha512-somethingelse==", Path.Combine(_folder, "index.js"));
        var error = await Assert.ThrowsAsync<FeatureDslException>(() => file.FetchAsync(Ct));
        Assert.Contains("instead of sha512-somethingelse==", error.Message);
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_file_that_is_there_needs_no_network()
    {
        var path = Path.Combine(_folder, "index.js");
        await File.WriteAllTextAsync(path, "mine", Ct);
        var file = new NpmPackageFile("no-such-package-at-all", "0.0.0", "index.js", "sha512-", path);
        Assert.Equal(path, await file.FetchAsync(Ct));
    }
}
