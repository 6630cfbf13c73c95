using System.Text;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>What a view keeps online and how its features are computed from it.</summary>
internal sealed class ViewPlan
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "asOf", "now", "state", "packed", "values", "time", "known", "e", "at", "row", "input" };

    private readonly Dictionary<AggregateValue, (string Name, IAggregateUse Use)> _aggregates = [];
    private readonly List<AggregateValue> _order = [];

    public ViewPlan(ViewModel view, TargetModel closure)
    {
        View = view;
        Faults = new(closure.Views);
        foreach (var parameter in view.Parameters.Where(p => p.Kind is ParameterKind.Events or ParameterKind.Latest))
        {
            Inputs.Add(new(parameter, closure.Source(parameter.Type), Inputs.Count));
        }

        foreach (var aggregate in FaultAnalysis.InOrder(view).SelectMany(f => FaultAnalysis.Nodes(f.Body)).OfType<AggregateValue>())
        {
            if (!_aggregates.ContainsKey(aggregate))
            {
                var use = Inputs.First(i => i.Parameter.Name == aggregate.Parameter).Add(aggregate);
                _aggregates.Add(aggregate, ($"{Camel(aggregate.Aggregate)}{_order.Count}", use));
                _order.Add(aggregate);
            }
        }
    }

    public ViewModel View { get; }

    public FaultAnalysis Faults { get; }

    public List<InputPlan> Inputs { get; } = [];

    /// <summary>The aggregates with the names of their locals, in order of first use.</summary>
    public IEnumerable<(AggregateValue Aggregate, string Name, IAggregateUse Use)> Aggregates =>
        _order.Select(a => (a, _aggregates[a].Name, _aggregates[a].Use));

    /// <summary>The local of an aggregate.</summary>
    public string NameOf(AggregateValue aggregate) => _aggregates[aggregate].Name;

    /// <summary>A name that is no keyword and none of ours.</summary>
    public static string Safe(string name) =>
        Reserved.Contains(name) ? name + "_" : SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? name + "_" : name;

    /// <summary>The name with a small first letter.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A hash of what the state holds: state written for another hash is not read.</summary>
    public ulong Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var input in Inputs)
        {
            var s = input.Source;
            text.Append($"{s.FullName} {s.Time} {s.Known} {s.Delay} {s.Id} {s.Horizon} {string.Join(",", input.Parameter.KeyColumns)}\n");
            if (input.HasVersions)
            {
                text.Append($"versions {input.Span} {string.Join(",", input.Needed.Select(c => $"{c.Property} {c.Type.Display}"))}\n");
            }

            text.Append(string.Concat(s.Late.Select(l => $"late {l.Column.Property} {l.Instant.Property}\n")));
            text.Append(string.Concat(s.Columns.Where(c => c.Storage != VectorStorage.Single).Select(c => $"stored {c.Property} {c.Display}\n")));
            text.Append(string.Concat(input.Joined.Select(j => JoinText.Of(j.Join) + "\n")));
            if (s.Deleted is not null)
            {
                text.Append($"deleted {s.Deleted}\n");
            }

            text.Append(string.Concat(input.Sessions.Select(s => $"{s.Made} {s.Filter}?{s.Statement}\n")));
            foreach (var timeline in input.Timelines)
            {
                text.Append($"{timeline.Grain.CSharp}\n").Append(string.Concat(timeline.Columns.Select(c => $"{c.Filter}?{c.Statement}\n")));
            }

            text.Append(string.Concat(input.Cells.Select(c => $"{c.Made} {c.Value.Filter}?{c.Statement}\n")));
            text.Append(string.Concat(input.Newest.Select(c => $"{c.Made} {c.Value.Filter}?{c.Statement}\n")));
            if (input.IsLatest)
            {
                text.Append(string.Join(",", s.Columns.Select(c => $"{c.Property} {c.Type.Display}"))).Append('\n');
            }
        }

        // FNV-1a: only equality matters, and it must not change from run to run.
        return Encoding.UTF8.GetBytes(text.ToString()).Aggregate(14695981039346656037UL, (hash, b) => unchecked((hash ^ b) * 1099511628211UL));
    }
}
