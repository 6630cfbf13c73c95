using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// The bodies of features that refer to each other, each bound once however often it is referred to: without this a chain of n features that
/// each name the one before twice would take 2^n bindings.
/// </summary>
internal sealed class FeatureGraph
{
    /// <summary>How deep one feature may be defined through others; each level costs stack in the compiler.</summary>
    public const int MaxDepth = 100;

    private readonly Dictionary<string, Expr?> _bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ViewScope?> _scopes = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private readonly HashSet<string> _circular = new(StringComparer.Ordinal);

    /// <summary>Whether a feature is defined by itself, or through more than <see cref="MaxDepth"/> others.</summary>
    public bool IsCircular(string feature) => _circular.Contains(feature);

    /// <summary>What the bodies of another view can see; <see langword="null"/> where that view is broken.</summary>
    public ViewScope? Scope(string view, Func<ViewScope?> open)
    {
        if (!_scopes.TryGetValue(view, out var scope))
        {
            _scopes[view] = scope = open();
        }

        return scope;
    }

    /// <summary>The body of a feature that another one refers to.</summary>
    public Expr? Refer(string feature, Func<Expr?> bind)
    {
        if (_bound.TryGetValue(feature, out var known))
        {
            return known;
        }

        var start = _path.IndexOf(feature);
        if (start < 0 && _path.Count < MaxDepth)
        {
            return Declare(feature, bind);
        }

        _circular.UnionWith(_path.Skip(Math.Max(start, 0)));
        _circular.Add(feature);
        return null;
    }

    /// <summary>The body of a feature where it is declared: always bound, because its findings are wanted.</summary>
    public Expr? Declare(string feature, Func<Expr?> bind)
    {
        _path.Add(feature);
        var body = bind();
        _path.RemoveAt(_path.Count - 1);
        return _bound[feature] = body;
    }
}
