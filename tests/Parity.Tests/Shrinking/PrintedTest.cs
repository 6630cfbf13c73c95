using System.Text;
using FeatureDsl.Parity.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>A shrunk trial as the C# of a test, ready to be put into a file under <c>tests/Parity.Tests/Regressions</c>.</summary>
internal static class PrintedTest
{
    /// <summary>The whole file.</summary>
    /// <param name="shrunk">The trial.</param>
    /// <param name="name">The name of the class and of the test: what went wrong, once that is known.</param>
    public static string Of(ShrunkTrial shrunk, string name)
    {
        var text = new StringBuilder();
        text.Append($"namespace FeatureDsl.Parity.Tests.Regressions;\n\n/// <summary>{shrunk.Fault.Kind.Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ")}.</summary>\n");
        text.Append($"public sealed class {name}Tests(Harness.Engines engines)\n{{\n    [Fact]\n    public Task {name}() => new NamedCase\n    {{\n        Program = {Raw(shrunk.Trial.Program)},\n");
        text.Append($"        Target = {Literal(shrunk.Trial.Target)},\n        Rows =\n        {{\n");
        foreach (var (table, rows) in shrunk.Trial.Tables)
            text.Append($"            [{Literal(table)}] =\n            [\n{Lines(rows, 16)}            ],\n");
        text.Append($"        }},\n        Questions =\n        [\n{Lines(shrunk.Trial.Questions, 12)}        ],\n");
        text.Append($"        Expected = {{ [{Literal(shrunk.Answer)}] = [{string.Join(", ", shrunk.Expected.Select(Literal))}] }},\n    }}.HoldsAsync(engines);\n}}\n");
        return text.ToString();
    }

    private static string Lines(Table table, int indent) => string.Concat(table.Csv.Select(l => $"{new string(' ', indent)}{Literal(l)},\n"));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Raw(string program)
    {
        var quotes = new string('"', 3);
        while (program.Contains(quotes, StringComparison.Ordinal))
            quotes += '"';
        // Where something was taken out, its indentation is left.
        var lines = program.ReplaceLineEndings("\n").Trim().Split('\n').Where(l => l.Length == 0 || !string.IsNullOrWhiteSpace(l)).Select(l => l.Length == 0 ? "" : "            " + l);
        return $"{quotes}\n{string.Join('\n', lines)}\n            {quotes}";
    }
}
