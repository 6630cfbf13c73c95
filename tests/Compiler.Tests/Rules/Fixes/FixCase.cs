using FeatureDsl.Analyzers;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace FeatureDsl.Compiler.Tests;

/// <summary>Runs a fix over marked code.</summary>
internal static class FixCase
{
    /// <summary>Two whole files, before and after; the same text twice where no fix is to be offered.</summary>
    public static Task Code<TFix>(string before, string after, string? locked = null)
        where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix> { TestCode = "#nullable enable\n" + before, FixedCode = "#nullable enable\n" + after };
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            if (locked is not null)
            {
                state.AdditionalFiles.Add(("/features.lock.txt", locked));
            }

            state.Sources.AddRange(ShopLanguage.GeneratedShop.Select((s, i) => ($"Shop{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(s))));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The members of a view, before and after.</summary>
    public static Task View<TFix>(string before, string after)
        where TFix : CodeFixProvider, new() => Code<TFix>(ShopLanguage.View(before), ShopLanguage.View(after));

    private sealed class Test<TFix> : CSharpCodeFixTest<FeatureAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        public Test()
        {
            ReferenceAssemblies = ShopLanguage.NoPackages;
            TestState.AdditionalReferences.AddRange(ShopLanguage.References);
            CompilerDiagnostics = CompilerDiagnostics.None;
            DisabledDiagnostics.Add("FDSL4003");
        }

        protected override Microsoft.CodeAnalysis.ParseOptions CreateParseOptions() => ShopLanguage.Parse;

        protected override Microsoft.CodeAnalysis.CompilationOptions CreateCompilationOptions() => ShopLanguage.Library;
    }
}
