using System.Reflection;
using System.Runtime.Loader;
using FeatureDsl.Compiler;
using FeatureDsl.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>A program that went through the real generator and the real C# compiler.</summary>
/// <param name="Whole">With what was generated.</param>
/// <param name="Files">The files that were given, in order.</param>
/// <param name="Project">What was loaded; nothing where there are errors, or where nothing was bound.</param>
/// <param name="Errors">Why it does not compile.</param>
internal sealed record CompiledProgram(Compilation Whole, IReadOnlyList<SyntaxTree> Files, FeatureProject? Project, IReadOnlyList<Diagnostic> Errors)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(f => Path.GetFileName(f) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "FeatureDsl.Abstractions.dll"))
        .Select(f => (MetadataReference)MetadataReference.CreateFromFile(f)).ToArray();

    /// <summary>Compiles and loads a program that must compile.</summary>
    /// <param name="name">A name that no other program of this process has.</param>
    /// <param name="files">The C# files.</param>
    public static FeatureProject Load(string name, params IReadOnlyList<string> files)
    {
        var compiled = Compile(name, files);
        Assert.True(compiled.Errors.Count == 0, $"{name} does not compile:\n{string.Join('\n', compiled.Errors.Take(5))}");
        return compiled.Project ?? throw new InvalidOperationException($"{name} has nothing that the generator could bind.");
    }

    /// <summary>Compiles a program, and loads it where that is possible.</summary>
    /// <param name="name">A name that no other program of this process has.</param>
    /// <param name="files">The C# files.</param>
    public static CompiledProgram Compile(string name, params IReadOnlyList<string> files)
    {
        var compilation = Parse(name, files);
        CSharpGeneratorDriver.Create([new FeatureGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var complaints);
        Assert.Empty(complaints);

        using var image = new MemoryStream();
        var result = whole.Emit(image);
        var trees = compilation.SyntaxTrees.ToList();
        if (!result.Success)
            return new(whole, trees, null, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
        image.Position = 0;
        var features = new AssemblyLoadContext(name).LoadFromStream(image).GetTypes().SingleOrDefault(t => t.Name == "Features" && t.IsAbstract && t.IsSealed);
        return new(whole, trees, (FeatureProject?)features?.GetProperty("Project", BindingFlags.Public | BindingFlags.Static)!.GetValue(null), []);
    }

    /// <summary>The program as the C# compiler has it before anything is generated.</summary>
    public static CSharpCompilation Parse(string name, params IReadOnlyList<string> files) => CSharpCompilation.Create(
        name, files.Select(f => CSharpSyntaxTree.ParseText(f, Options)), References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
}
