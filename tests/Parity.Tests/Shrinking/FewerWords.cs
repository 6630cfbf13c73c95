using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>What a program can do without, beside the expression of its feature: options of attributes, known times, ids.</summary>
internal static class FewerWords
{
    /// <summary>The pieces, each as the text before and what stands for it.</summary>
    public static IReadOnlyList<(string Old, string New)> Of(string program, string view)
    {
        var root = ProgramSyntax.Parse(program);
        var pieces = new List<(string, string)>();
        foreach (var member in root.Types().SelectMany(t => t.Members.Prepend<MemberDeclarationSyntax>(t)))
        {
            if (member.Find("EventSource", "SnapshotSource") is { ArgumentList.Arguments: { Count: > 1 } arguments } source)
                pieces.AddRange(arguments.Skip(1).Select(a => (source.ToString(), source.ToString().Replace($", {a}", "", StringComparison.Ordinal))));
            if (member is PropertyDeclarationSyntax property && property.Has("KnownAt", "EventId"))
                pieces.Add((property.ToString(), ""));
            if (member is PropertyDeclarationSyntax { Type: NullableTypeSyntax type } key && key.Has("Key"))
                pieces.Add((key.ToString(), key.ToString().Replace($"public {type}", $"public required {type.ElementType}", StringComparison.Ordinal)));
        }

        return pieces;
    }

    /// <summary>The program with a piece replaced; nothing where it is not there any more.</summary>
    public static string? Apply(string program, (string Old, string New) piece) =>
        program.Contains(piece.Old, StringComparison.Ordinal) ? program.Replace(piece.Old, piece.New, StringComparison.Ordinal) : null;
}
