using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime.Tests.Files;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("featuredsl-files-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public TableFile Open(string name, string text) => TableFile.OpenRead(Write(name, text));

    public void Dispose() => folder.Delete(recursive: true);
}
