using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace FeatureDsl.Runtime.Engine;

/// <summary>One file of one pinned npm package, downloaded once per user by the <c>npm</c> client, so that the user's registry settings apply.</summary>
public sealed class NpmPackageFile
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(200);

    /// <summary>Names a file.</summary>
    /// <param name="package">The package, with its scope if it has one.</param>
    /// <param name="version">The exact version.</param>
    /// <param name="file">The path of the file in the package, with forward slashes.</param>
    /// <param name="integrity">The hash of the package's archive as npm writes it: <c>sha512-</c> and base64.</param>
    /// <param name="path">Where the file is kept; by default under <see cref="CacheRoot"/>.</param>
    public NpmPackageFile(string package, string version, string file, string integrity, string? path = null)
    {
        Package = package;
        Version = version;
        File = file;
        Integrity = integrity;
        Path = path ?? System.IO.Path.Combine([CacheRoot, "npm", .. package.Split('/'), version, .. file.Split('/')]);
    }

    /// <summary>The folder of everything downloaded for this user.</summary>
    public static string CacheRoot { get; } = FindCacheRoot();

    /// <summary>The package, with its scope if it has one.</summary>
    public string Package { get; }

    /// <summary>The exact version of the package.</summary>
    public string Version { get; }

    /// <summary>The path of the file in the package.</summary>
    public string File { get; }

    /// <summary>The hash of the package's archive as npm writes it.</summary>
    public string Integrity { get; }

    /// <summary>Where the file is, once it has been fetched.</summary>
    public string Path { get; }

    /// <summary>Downloads the file unless it is there, checks the archive's hash, and moves the file into place in one step.</summary>
    /// <param name="ct">Stops the download.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="FeatureDslException">There is no <c>npm</c>, no network, no such package, or the hash is another.</exception>
    public async Task<string> FetchAsync(CancellationToken ct = default)
    {
        if (System.IO.File.Exists(Path))
            return Path;
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        Directory.CreateDirectory(folder);
        using var exclusive = await LockAsync(Path + ".lock", ct).ConfigureAwait(false);
        if (System.IO.File.Exists(Path))
            return Path;
        var temporary = Directory.CreateDirectory(System.IO.Path.Combine(folder, ".fetch-" + Guid.NewGuid().ToString("N")));
        try
        {
            await PackAsync(temporary.FullName, ct).ConfigureAwait(false);
            var archive = temporary.GetFiles("*.tgz").Single().FullName;
            await CheckAsync(archive, ct).ConfigureAwait(false);
            var extracted = System.IO.Path.Combine(temporary.FullName, "file");
            await ExtractAsync(archive, extracted, ct).ConfigureAwait(false);
            System.IO.File.Move(extracted, Path, overwrite: true);
            return Path;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static string FindCacheRoot()
    {
        // DoNotVerify: on a fresh account the folder does not exist yet, and the plain call answers with an empty string.
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(data is { Length: > 0 } ? data : System.IO.Path.GetTempPath(), "featuredsl");
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (System.IO.File.Exists(path))
            {
                await Task.Delay(LockRetry, ct).ConfigureAwait(false);
            }
        }
    }

    private async Task PackAsync(string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["pack", $"{Package}@{Version}", "--loglevel=error", "--fetch-retries=1"])
            start.ArgumentList.Add(argument);
        using var npm = Start(start);
        try
        {
            var error = npm.StandardError.ReadToEndAsync(ct);
            await npm.StandardOutput.ReadToEndAsync(ct).ConfigureAwait(false);
            await npm.WaitForExitAsync(ct).ConfigureAwait(false);
            if (npm.ExitCode != 0)
            {
                throw new FeatureDslException($"npm could not download {Package} {Version}: check the network and the registry that "
                    + $"'npm config get registry' names, or put the package's file '{File}' at '{Path}' by hand.",
                    new IOException(await error.ConfigureAwait(false)));
            }
        }
        finally
        {
            if (!npm.HasExited)
                npm.Kill(entireProcessTree: true);
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new FeatureDslException($"{Package} {Version} has to be downloaded, but the program 'npm' was not found: "
                + $"install Node.js, or put the package's file '{File}' at '{Path}' by hand.", e);
        }
    }

    private async Task CheckAsync(string archive, CancellationToken ct)
    {
        await using var stream = System.IO.File.OpenRead(archive);
        var actual = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, ct).ConfigureAwait(false));
        if (actual != Integrity)
        {
            throw new FeatureDslException($"The archive of {Package} {Version} has the hash {actual} instead of {Integrity}: "
                + "the registry delivered something else, and nothing was installed.");
        }
    }

    private async Task ExtractAsync(string archive, string target, CancellationToken ct)
    {
        await using var stream = System.IO.File.OpenRead(archive);
        await using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        while (await tar.GetNextEntryAsync(copyData: false, ct).ConfigureAwait(false) is { } entry)
        {
            if (entry.Name != "package/" + File)
                continue;
            await entry.ExtractToFileAsync(target, overwrite: false, ct).ConfigureAwait(false);
            return;
        }
        throw new FeatureDslException($"The archive of {Package} {Version} has no file '{File}'; correct the name.");
    }
}
