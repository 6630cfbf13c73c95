using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>Takes out of a program everything that some features of one view do not need: other features, views, parameters, sources, columns, entities.</summary>
internal sealed class Pruning
{
    private readonly CompilationUnitSyntax _root;
    private readonly Dictionary<string, HashSet<string>> _kept = [];

    private Pruning(CompilationUnitSyntax root) => _root = root;

    /// <summary>The program without what is not needed.</summary>
    /// <param name="program">One file.</param>
    /// <param name="view">The view of the features.</param>
    /// <param name="features">Their names.</param>
    public static string Keep(string program, string view, params IEnumerable<string> features)
    {
        var pruning = new Pruning(ProgramSyntax.Parse(program));
        foreach (var feature in features)
            pruning.Visit(view, feature);
        return pruning.Rest();
    }

    // A feature and every property that its body reads, in this view and in those that it takes.
    private void Visit(string view, string property)
    {
        if (!_kept.TryGetValue(view, out var kept))
            _kept.Add(view, kept = []);
        var type = _root.View(view);
        if (type.Property(property) is not { } declared || !kept.Add(property))
            return;
        foreach (var name in declared.Names().Where(n => type.Property(n) is not null).ToList())
            Visit(view, name);
        foreach (var access in declared.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            if (type.Parameters().FirstOrDefault(p => p.Identifier.Text == access.Expression.ToString()) is { Type: IdentifierNameSyntax of }
                && _root.Types().Any(t => t.Identifier.Text == of.Identifier.Text && t.Has("FeatureView")))
                Visit(of.Identifier.Text, access.Name.Identifier.Text);
        }

        foreach (var key in type.Parameters().Where(p => declared.Names().Contains(p.Identifier.Text)).SelectMany(Keys))
            Visit(key.Expression.ToString(), key.Name.Identifier.Text);
    }

    // The features that a view is looked up by.
    private static IEnumerable<MemberAccessExpressionSyntax> Keys(ParameterSyntax parameter) => parameter.AttributeLists.SelectMany(l => l.DescendantNodes()).OfType<MemberAccessExpressionSyntax>();

    private string Rest()
    {
        var bodies = _kept.SelectMany(v => v.Value.Select(f => _root.View(v.Key).Property(f)!)).ToList();
        var names = bodies.SelectMany(b => b.Names()).ToHashSet();
        var parameters = _kept.Keys.ToDictionary(v => v, v => Parameters(_root.View(v)));
        var entities = _kept.Keys.Select(v => _root.View(v).Find("FeatureView")!.Argument()).OfType<string>().ToHashSet();
        // A project is one where it has an entity or a source, even if nothing asks for it.
        if (entities.Count == 0)
            entities.Add(_root.Types().First(t => t.Has("Entity")).Identifier.Text);
        var types = Types(parameters.Values.SelectMany(p => p).SelectMany(p => p.Type!.Names()), names, entities);

        var gone = new List<SyntaxNode>();
        foreach (var type in _root.Types())
        {
            if (type.Has("FeatureView") ? !_kept.ContainsKey(type.Identifier.Text) : type.Has("Entity") ? !entities.Contains(type.Identifier.Text) : !types.Contains(type.Identifier.Text))
                gone.Add(type);
            else if (type.Has("FeatureView"))
                gone.AddRange(type.Properties().Where(p => !_kept[type.Identifier.Text].Contains(p.Identifier.Text)));
            else if (!type.Has("Entity") && !IsRecord(type))
                gone.AddRange(Columns(type, names, entities));
        }

        var whole = gone.ToHashSet();
        var words = _root.Types().Where(t => !whole.Contains(t)).SelectMany(t => t.Members.Where(m => !whole.Contains(m))).SelectMany(m => m.Names()).ToHashSet();
        gone.AddRange(_root.DescendantNodes().OfType<EnumDeclarationSyntax>().Where(e => !words.Contains(e.Identifier.Text)));
        var lists = _kept.Keys.ToDictionary(v => (SyntaxNode)_root.View(v).ParameterList!, v => parameters[v]);
        var rest = _root.TrackNodes(gone.Concat(lists.Keys));
        foreach (var (list, of) in lists)
            rest = rest.ReplaceNode(rest.GetCurrentNode(list)!, SyntaxFactory.ParameterList(SyntaxFactory.SeparatedList(of)).NormalizeWhitespace().WithTrailingTrivia(list.GetTrailingTrivia()));
        return rest.RemoveNodes(gone.Select(n => rest.GetCurrentNode(n)).OfType<SyntaxNode>(), SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }

    // Sources, the rows that their events bring along, and the records that any of them or a body has.
    private HashSet<string> Types(IEnumerable<string> ofParameters, HashSet<string> names, HashSet<string> entities)
    {
        var types = ofParameters.Concat(_root.Types().Where(t => IsRecord(t) && names.Contains(t.Identifier.Text)).Select(t => t.Identifier.Text)).ToHashSet();
        for (var before = -1; before != types.Count;)
        {
            before = types.Count;
            foreach (var type in _root.Types().Where(t => types.Contains(t.Identifier.Text) && !t.Has("FeatureView", "Entity")).ToList())
            {
                types.UnionWith(type.Properties().Except(IsRecord(type) ? [] : Columns(type, names, entities)).SelectMany(p => p.Type.Names()));
                types.UnionWith(type.ParameterList?.Names() ?? []);
            }
        }

        return types;
    }

    private static bool IsRecord(TypeDeclarationSyntax type) => !type.Has("FeatureView", "FeatureService", "Entity", "EventSource", "SnapshotSource", "RequestSource");

    // A view needs something that it is computed from, even where nothing of it is read.
    private List<ParameterSyntax> Parameters(ClassDeclarationSyntax view)
    {
        var names = _kept[view.Identifier.Text].SelectMany(f => view.Property(f)!.Names()).ToHashSet();
        var used = view.Parameters().Where(p => names.Contains(p.Identifier.Text)).ToList();
        var keys = used.SelectMany(Keys).Select(k => k.Expression.ToString()).ToHashSet();
        used = [.. view.Parameters().Where(p => used.Contains(p) || (!p.AttributeLists.Any() && keys.Contains(p.Type!.ToString())))];
        return used.Count > 0 ? used : [.. view.Parameters().Take(1)];
    }

    private static IEnumerable<PropertyDeclarationSyntax> Columns(TypeDeclarationSyntax source, HashSet<string> names, HashSet<string> entities)
    {
        var gone = source.Properties().Where(p => !p.Has("EventId", "EventTime", "KnownAt", "ValidFrom")
            && (p.Find("Key") is { } key ? !entities.Contains(key.Argument()!) : !names.Contains(p.Identifier.Text))).ToList();
        return source.Has("RequestSource") && gone.Count == source.Properties().Count() ? gone.Skip(1) : gone;
    }
}
