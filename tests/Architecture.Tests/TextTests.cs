using System.Text.RegularExpressions;

namespace FeatureDsl.Architecture.Tests;

/// <summary>What must not stand in the repository, wherever it is built.</summary>
public partial class TextTests
{
    private static readonly string[] KnownHosts =
    [
        "github.com", "www.apache.org", "clickhouse.com", "redis.io", "dotnet.microsoft.com", "learn.microsoft.com", "aka.ms", "nodejs.org", "www.npmjs.com",
        "www.nuget.org", "127.0.0.1", "localhost", "schemas.microsoft.com", "www.w3.org", "xunit.net", "datatracker.ietf.org", "keepachangelog.com", "semver.org",
    ];

    private static readonly string[] TextFiles =
        ["*.cs", "*.md", "*.csproj", "*.props", "*.targets", "*.sln", "*.sh", "*.json", "*.sql", "*.txt", "*.tsv", "*.yml", "*.config", ".editorconfig", "run", "test"];

    // The list of what is forbidden cannot help naming it.
    private static IEnumerable<string> Files => TextFiles.SelectMany(p => Repository.Files(p)).Where(f => !f.EndsWith("/TextTests.cs", StringComparison.Ordinal));

    [Fact]
    public void Links_lead_to_public_places() => Repository.None(
        Found(Host(), m => !KnownHosts.Contains(m.Groups[1].Value)), "Hosts that are not among those known to be public");

    [Fact]
    public void Packages_come_from_wherever_the_machine_says() => Repository.None(
        Repository.Files("*").Where(f => Path.GetFileName(f).ToLowerInvariant() is "nuget.config" or ".npmrc"), "Registries are a machine's choice, not the repository's");

    [Fact]
    public void No_path_of_one_machine_is_written_down() => Repository.None(Found(MachinePath()), "Absolute paths of a machine");

    [Fact]
    public void Nothing_is_left_for_later_or_switched_off() => Repository.None(
        Found(LeftOver()).Where(f => !f.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal)), "Finish it, or do without");

    private static IEnumerable<string> Found(Regex pattern, Func<Match, bool>? isBad = null) =>
        from file in Files
        from match in pattern.Matches(Repository.Text(file))
        where isBad is null || isBad(match)
        select $"{file}: {match.Value.Trim()}";

    [GeneratedRegex("""https?://(?:[^/\s"'<>@)]*@)?([^/\s"'<>:)`]+)""")]
    private static partial Regex Host();

    [GeneratedRegex("""(?<![\w.$~*}])/(?:work|home|Users|root|mnt|tmp)/[\w.]+|\b[A-Z]:\\\\?Users\b""")]
    private static partial Regex MachinePath();

    // What the generator writes into a user's project, as the text of a line there, switches nothing off here.
    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|(?<!"")#pragma warning disable|\[(Fact|Theory)\(Skip")]
    private static partial Regex LeftOver();
}
