using System.Reflection;
using System.Runtime.Loader;
using FeatureDsl.Compiler;
using FeatureDsl.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>A program that went through the real generator and the real C# compiler, and was loaded.</summary>
internal static class CompiledProgram
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(f => Path.GetFileName(f) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "FeatureDsl.Abstractions.dll"))
        .Select(f => (MetadataReference)MetadataReference.CreateFromFile(f)).ToArray();

    /// <summary>Compiles and loads.</summary>
    /// <param name="name">A name that no other program of this process has.</param>
    /// <param name="files">The C# files.</param>
    public static FeatureProject Load(string name, params IReadOnlyList<string> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            name, files.Select(f => CSharpSyntaxTree.ParseText(f, options)), References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new FeatureGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var complaints);
        Assert.Empty(complaints);

        using var image = new MemoryStream();
        var result = whole.Emit(image);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => d.ToString()).ToList();
        Assert.True(result.Success, $"{name} does not compile:\n{string.Join('\n', errors)}");
        image.Position = 0;
        var features = new AssemblyLoadContext(name).LoadFromStream(image).GetTypes().Single(t => t.Name == "Features" && t.IsAbstract && t.IsSealed);
        return (FeatureProject)features.GetProperty("Project", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
