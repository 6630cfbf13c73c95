using System.Globalization;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using FeatureDsl.Parity.Tests.Shrinking;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>How many features of programs used each row of the tables of operators and aggregates: what no program uses, no program proves.</summary>
internal sealed class Reach
{
    private readonly Dictionary<string, int> _features = ScalarTable.Rows.Select(r => r.Name)
        .Concat(AggregateTable.Rows.Select(r => "." + r.Name)).Concat(ComposedTable.Rows.Select(r => "." + r.Name)).Concat(Windows).Append(Joined).Distinct().ToDictionary(n => n, _ => 0);

    // Windows are named as aggregates are: the method with a point before it.
    private static readonly string[] Windows = [".Session", ".Tumbling", ".Every"];

    // A column of a snapshot row that an event brings along.
    private const string Joined = "AsOfJoin";

    private int _programs;

    /// <summary>For each operator, each aggregate with a point before its name, and rows that events bring along, the number of features.</summary>
    public IReadOnlyDictionary<string, int> Features => _features;

    /// <summary>How many features there were in all.</summary>
    public int Count { get; private set; }

    /// <summary>Those that were not bound, and so are no features.</summary>
    public List<string> Unbound { get; } = [];

    /// <summary>Whether a feature of a program uses an operator, or an aggregate with a point before its name.</summary>
    public static bool Uses(string program, string name)
    {
        var reach = new Reach();
        reach.Add(program);
        return reach._features.TryGetValue(name, out var features) ? features > 0 : throw new ArgumentException($"'{name}' is no row of a table.", nameof(name));
    }

    /// <summary>Counts the features of a program; nothing is compiled, only bound.</summary>
    public void Add(string program)
    {
        var compilation = CompiledProgram.Parse($"Reach{_programs++}", program);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var views = new List<BoundView>();
        foreach (var view in ProgramSyntax.Types((Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax)tree.GetRoot()).Where(t => t.Has("FeatureView")))
        {
            views.Add(ViewBinder.Bind((INamedTypeSymbol)model.GetDeclaredSymbol(view)!, compilation, new Findings(), default)!);
            var bound = views[^1].View;
            var faults = new FaultAnalysis(Targets.OfView(views[^1], [.. views])!.Views);
            var written = view.Properties().Where(p => p.Has("Feature")).ToList();
            Count += written.Count;
            Unbound.AddRange(written.Where(w => bound.Features.All(f => f.Property.Split('?', '.')[0] != w.Identifier.Text)).Select(w => w.ToString()));
            foreach (var feature in bound.Features)
            {
                var names = new HashSet<string>();
                Walk(feature.Body, names);
                // What only says when another is an error is in no body.
                var conditions = new HashSet<string>();
                Walk(faults.Of(bound.FullName, feature.Name), conditions);
                names.UnionWith(conditions.Where(n => ScalarTable.Has(n) && ScalarTable.Row(n).IsCondition));
                // Aggregates that are expressions over others are seen in the text only.
                names.UnionWith(ComposedTable.Rows.Select(r => "." + r.Name).Where(n => feature.Source.Contains(n + (n is ".All" ? "(e" : "("), StringComparison.Ordinal)));
                names.UnionWith(Windows.Where(n => feature.Source.Contains(n + "(", StringComparison.Ordinal)));
                foreach (var name in names)
                    _features[name]++;
            }
        }
    }

    /// <summary>One line: how much was reached, what least and what not.</summary>
    public override string ToString()
    {
        var least = _features.Where(f => f.Value > 0).OrderBy(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Take(10).Select(f => $"{f.Key} {f.Value}");
        var none = _features.Where(f => f.Value == 0).Select(f => f.Key).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Count} features used {_features.Count - none.Count} of {_features.Count} operators and aggregates; least: {string.Join(", ", least)}; not: {(none.Count == 0 ? "none" : string.Join(", ", none))}");
    }

    private static void Walk(Expr? expression, HashSet<string> names)
    {
        switch (expression)
        {
            case Call call:
                names.Add(call.Operator);
                foreach (var argument in call.Arguments)
                    Walk(argument, names);
                break;
            case AggregateValue aggregate:
                names.Add("." + aggregate.Aggregate);
                Walk(aggregate.Filter, names);
                Walk(aggregate.Condition, names);
                Walk(aggregate.Selector, names);
                break;
            case Column column when column.Property.StartsWith("Shop?.", StringComparison.Ordinal) || column.Property.StartsWith("Held?.", StringComparison.Ordinal):
                names.Add(Joined);
                break;
            default:
                break;
        }
    }
}
