using FeatureDsl.Parity.Tests.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>
/// Bodies that are smaller than a given one and may show the same fault: its parts as features of their own, and itself with a part replaced by something of the same type
/// that is smaller. Types come from the C# compiler; what the language refuses is found out by compiling.
/// </summary>
internal sealed class SmallerBodies
{
    private static readonly HashSet<string> FeatureTypes = ["bool", "int", "long", "float", "double", "decimal", "string", "DateTime", "Guid", "Mood"];

    private static readonly Dictionary<string, string[]> Leaves = new()
    {
        ["bool"] = ["true", "false"],
        ["int"] = ["0", "1"],
        ["long"] = ["0L", "1L"],
        ["float"] = ["1f"],
        ["double"] = ["0.0", "1.0"],
        ["decimal"] = ["1m"],
        ["string"] = ["\"\"", "\"a\""],
        ["DateTime"] = ["AsOf"],
        ["Mood"] = ["Mood.Calm"],
    };

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["bool"] = "Flag",
        ["int"] = "I",
        ["long"] = "N",
        ["float"] = "F",
        ["double"] = "D",
        ["decimal"] = "M",
        ["string"] = "S",
        ["DateTime"] = "At",
        ["Guid"] = "G",
        ["Mood"] = "Mood",
    };

    private readonly SemanticModel _model;
    private readonly ClassDeclarationSyntax _view;
    private readonly PropertyDeclarationSyntax _feature;
    private readonly ExpressionSyntax _expression;
    private readonly Body _body;

    /// <summary>Reads a feature.</summary>
    /// <param name="program">A program that compiles.</param>
    /// <param name="view">The view.</param>
    /// <param name="feature">The feature.</param>
    public SmallerBodies(CompiledProgram program, string view, string feature)
    {
        var tree = program.Files[0];
        _model = program.Whole.GetSemanticModel(tree);
        _view = ((CompilationUnitSyntax)tree.GetRoot()).View(view);
        _feature = _view.Property(feature)!;
        _expression = _feature.ExpressionBody!.Expression;
        _body = Body.Of(tree.ToString(), view, feature);
    }

    /// <summary>Every part that has the type of a feature, as a feature; the smallest first.</summary>
    public IReadOnlyList<Body> Parts() => Sorted(
        from part in Expressions(_expression.DescendantNodes())
        let type = TypeOf(part)
        where LambdaOf(part) is null && type is not null && IsFeatureType(type)
        select new Body(type == "string" ? "string?" : type, part.ToString(), ""));

    /// <summary>The body with one part replaced by a smaller one; the smallest first.</summary>
    public IReadOnlyList<Body> Replaced() => Sorted(
        from part in Expressions(_expression.DescendantNodesAndSelf())
        from other in Instead(part).Distinct()
        select _body with { Text = Replace(part, other) });

    /// <summary>The body as it is without the attribute's options.</summary>
    public Body Plain => _body with { Options = "" };

    /// <summary>The body with another feature's body in place of its name; nothing where it names none.</summary>
    public Body? Inlined => Expressions(_expression.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
        .Select(n => (Name: n, Body: _view.Property(n.Identifier.Text)?.ExpressionBody?.Expression)).FirstOrDefault(r => r.Body is not null) is { Body: { } body, Name: { } name }
        ? _body with { Text = Replace(name, $"({body})") } : null;

    private List<Body> Sorted(IEnumerable<Body> bodies) => [.. bodies.Distinct().Where(b => b.Cost.CompareTo(_body.Cost) < 0).OrderBy(b => b.Cost)];

    // Not the names behind a point: alone they mean something else.
    private static IEnumerable<ExpressionSyntax> Expressions(IEnumerable<SyntaxNode> nodes) => nodes.OfType<ExpressionSyntax>()
        .Where(e => !(e.Parent is MemberAccessExpressionSyntax access && access.Name == e) && e.Parent is not MemberBindingExpressionSyntax and not NameColonSyntax);

    private IEnumerable<string> Instead(ExpressionSyntax part)
    {
        var type = TypeOf(part);
        var lambda = LambdaOf(part);
        foreach (var inner in Expressions(part.DescendantNodes()).Where(i => LambdaOf(i) == lambda && TypeOf(i) is { } of && (of == type || of + "?" == type)))
            yield return inner.ToString();

        if (type is not null && IsFeatureType(type))
        {
            var present = type.TrimEnd('?');
            if (lambda is not null && Columns.TryGetValue(present, out var column))
            {
                yield return $"{ParameterOf(lambda)}.{column}";
                if (type.EndsWith('?'))
                    yield return $"{ParameterOf(lambda)}.Maybe{column}";
            }

            foreach (var leaf in Leaves.GetValueOrDefault(present, []))
                yield return leaf;
        }

        if (part is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Last" } access } call && TypeOf(part)?.StartsWith("Window", StringComparison.Ordinal) == true)
        {
            if (call.ArgumentList.Arguments.Count == 2)
                yield return $"{access.Expression}.Last({call.ArgumentList.Arguments[0]})";
            yield return $"{access.Expression}.All()";
        }

        if (part is MemberAccessExpressionSyntax { Name.Identifier.Text: "Seconds" or "Minutes" or "Hours" or "Days", Expression: LiteralExpressionSyntax } span)
            yield return $"1.{span.Name}";
    }

    private string Replace(ExpressionSyntax part, string other)
    {
        var whole = _expression.ToString();
        var simple = SyntaxFactory.ParseExpression(other) is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        var bare = simple || part == _expression || part.Parent is ArgumentSyntax or ParenthesizedExpressionSyntax or LambdaExpressionSyntax;
        var start = part.SpanStart - _expression.SpanStart;
        return whole[..start] + (bare ? other : $"({other})") + whole[(start + part.Span.Length)..];
    }

    private string? TypeOf(ExpressionSyntax part)
    {
        var info = _model.GetTypeInfo(part);
        return (info.Type ?? info.ConvertedType) is { TypeKind: not TypeKind.Error } type ? type.ToMinimalDisplayString(_model, _feature.SpanStart) : null;
    }

    private LambdaExpressionSyntax? LambdaOf(SyntaxNode part) => part.Ancestors().TakeWhile(a => a != _expression.Parent).OfType<LambdaExpressionSyntax>().FirstOrDefault();

    private static string ParameterOf(LambdaExpressionSyntax lambda) => ((SimpleLambdaExpressionSyntax)lambda).Parameter.Identifier.Text;

    private static bool IsFeatureType(string type) => FeatureTypes.Contains(type.TrimEnd('?')) || type.StartsWith("FeatureList<", StringComparison.Ordinal)
        || type.StartsWith("FeatureMap<", StringComparison.Ordinal);
}
