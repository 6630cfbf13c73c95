using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>A feature without its name.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Text">Its expression.</param>
/// <param name="Options">The arguments of its attribute with their brackets, or nothing.</param>
internal sealed record Body(string Type, string Text, string Options)
{
    /// <summary>The name that the feature of a shrunk program has.</summary>
    public const string Name = "F";

    /// <summary>How much there is to understand: nodes of the expression, then letters.</summary>
    public (int Nodes, int Letters) Cost => (
        SyntaxFactory.ParseExpression(Text).DescendantNodesAndSelf().Count(n => n is ExpressionSyntax and not ParenthesizedExpressionSyntax) + (Options.Length > 0 ? 1 : 0), Text.Length);

    /// <summary>The feature of a program.</summary>
    public static Body Of(string program, string view, string feature)
    {
        var property = ProgramSyntax.Parse(program).View(view).Property(feature)!;
        return new(property.Type.ToString(), property.ExpressionBody!.Expression.ToString(), property.Find("Feature")!.ArgumentList?.ToString() ?? "");
    }

    /// <summary>A program that has some bodies as the only features of a view, beside what they need.</summary>
    public static string Put(string program, string view, IReadOnlyList<(string Name, Body Body)> bodies)
    {
        var root = ProgramSyntax.Parse(program);
        var type = root.View(view);
        var names = bodies.Select(b => b.Name).ToHashSet();
        var text = string.Concat(bodies.Select(b => $"    /// <summary>F.</summary>\n    [Feature{b.Body.Options}] public {b.Body.Type} {b.Name} => {b.Body.Text};\n"));
        var members = SyntaxFactory.ParseCompilationUnit($"class X\n{{\n{text}}}").Types().Single().Members;
        var rest = type.WithMembers([.. type.Members.Where(m => m is not PropertyDeclarationSyntax p || !names.Contains(p.Identifier.Text)), .. members]);
        return Pruning.Keep(root.ReplaceNode(type, rest).ToFullString(), view, names);
    }
}
