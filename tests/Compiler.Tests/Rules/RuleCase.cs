using FeatureDsl.Analyzers;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace FeatureDsl.Compiler.Tests;

/// <summary>Runs the analyzer over marked code: <c>{|FDSL1001:t.Returned|}</c>. What is not marked must not be reported.</summary>
internal static class RuleCase
{
    /// <summary>Members of a view over the shop's sources.</summary>
    public static Task View(string members) => Code(ShopLanguage.View(members));

    /// <summary>One feature of the view.</summary>
    public static Task Feature(string type, string body) => View(ShopLanguage.Feature(type, body));

    /// <summary>Any classes beside the shop's.</summary>
    public static Task Code(string code, string? schema = null, string? locked = null)
    {
        var test = new Test { TestCode = "#nullable enable\n" + code };
        // Cases of other rules leave out whose their views are.
        if (!code.Contains("FDSL4003", StringComparison.Ordinal))
        {
            test.DisabledDiagnostics.Add("FDSL4003");
        }

        test.TestState.Sources.AddRange(ShopLanguage.GeneratedShop.Select((s, i) => ($"Shop{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(s))));
        if (schema is not null)
        {
            test.TestState.AdditionalFiles.Add(("/clickhouse.schema.txt", schema));
        }

        if (locked is not null)
        {
            test.TestState.AdditionalFiles.Add(("/features.lock.txt", locked));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<FeatureAnalyzer, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = ShopLanguage.NoPackages;
            TestState.AdditionalReferences.AddRange(ShopLanguage.References);

            // Sources outside the shop lack their generated half: that is the C# compiler's complaint, not the rule's.
            CompilerDiagnostics = CompilerDiagnostics.None;
        }

        protected override Microsoft.CodeAnalysis.ParseOptions CreateParseOptions() => ShopLanguage.Parse;

        protected override Microsoft.CodeAnalysis.CompilationOptions CreateCompilationOptions() => ShopLanguage.Library;
    }
}
