using System.Reflection;
using FeatureDsl.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>A feature project that a test wrote: generated, compiled without a warning, and loaded.</summary>
internal static class GeneratedProject
{
    public static Assembly Compile(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = trusted.Where(p => Path.GetFileName(p) is var n && (n.StartsWith("System", StringComparison.Ordinal) || n is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(FeatureProject).Assembly.Location).Select(p => MetadataReference.CreateFromFile(p));
        var usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using FeatureDsl;";
        var compilation = CSharpCompilation.Create(
            "Sample", [CSharpSyntaxTree.ParseText(usings, options), CSharpSyntaxTree.ParseText(source, options)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new FeatureGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        Assert.Empty(diagnostics);
        var findings = generated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(findings.Count == 0, string.Join("\n", findings.Take(20).Select(d => $"{d}: {Line(d)}")));
        using var stream = new MemoryStream();
        Assert.True(generated.Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>The generated object that hands the project over to the runtime.</summary>
    public static FeatureProject Load(string source) =>
        (FeatureProject)Compile(source).GetTypes().Single(t => t.Name == "Features").GetProperty("Project")!.GetValue(null)!;

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
