using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Tests;

/// <summary>Runs the generator as the compiler does, remembering what each stage did.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new FeatureGenerator().AsSourceGenerator()], parseOptions: ShopLanguage.Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratorRun(CSharpCompilation compilation)
    {
        (Compilation, Output) = (compilation, compilation);
        Run(compilation);
    }

    /// <summary>The code of the author.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The same with what is generated.</summary>
    public Compilation Output { get; private set; }

    /// <summary>What the generator did.</summary>
    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Every generated file by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Replaces text in one file and runs again.</summary>
    public void Edit(int file, string was, string becomes)
    {
        var text = Compilation.SyntaxTrees[file].GetText(TestContext.Current.CancellationToken).ToString();
        Assert.Contains(was, text, StringComparison.Ordinal);
        Rewrite((file, text.Replace(was, becomes, StringComparison.Ordinal)));
    }

    /// <summary>Gives files a new text and runs again.</summary>
    public void Rewrite(params (int File, string Text)[] files)
    {
        var compilation = Compilation;
        foreach (var (file, text) in files)
        {
            var tree = compilation.SyntaxTrees[file];
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, ShopLanguage.Parse, tree.FilePath, System.Text.Encoding.UTF8));
        }

        Run(compilation);
    }

    /// <summary>What a stage did with each of its values: its name in full, or its place in the list, and the reason.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Stage(string name) =>
        Result.TrackedSteps.TryGetValue(name, out var steps) ? [.. steps.SelectMany(s => s.Outputs)] : [];

    /// <summary>What happened to the generated files.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons => [.. Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private void Run(CSharpCompilation compilation)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        (Compilation, Output) = (compilation, output);
    }
}
