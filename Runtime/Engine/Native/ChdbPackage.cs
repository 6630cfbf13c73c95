using System.Runtime.InteropServices;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>The pinned packages of libchdb; <c>build/Chdb.Native.targets</c> pins the same version and hash.</summary>
internal static class ChdbPackage
{
    internal const string Version = "26.7.3-stable.1";

    // A hash per platform; a platform without one is not fetched, because nobody has checked what would arrive.
    private static readonly Dictionary<string, string> Integrity = new(StringComparer.Ordinal)
    {
        ["linux-x64-gnu"] = "sha512-XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==",
    };

    /// <summary>The package for this operating system and processor, or null where there is none.</summary>
    internal static NpmPackageFile? ForThisMachine { get; } =
        Platform is { } platform && Integrity.TryGetValue(platform, out var integrity)
            ? new NpmPackageFile(
                "@chdb/lib-" + platform,
                Version,
                "libchdb.so",
                integrity,
                Path.Combine(NpmPackageFile.CacheRoot, "chdb", Version, platform, "libchdb.so"))
            : null;

    private static string? Platform =>
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? null
        : OperatingSystem.IsLinux() ? $"linux-{Architecture}-gnu"
        : OperatingSystem.IsMacOS() ? $"darwin-{Architecture}"
        : null;

    private static string Architecture => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
}
