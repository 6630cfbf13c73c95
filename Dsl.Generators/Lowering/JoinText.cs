using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering;

/// <summary>What a joined row means, as text: a part of the fingerprints of features and states.</summary>
internal static class JoinText
{
    /// <summary>Where the row comes from and how it is found.</summary>
    public static string Of(JoinModel join)
    {
        var s = join.Source;
        return $" with {join.Property} of {s.Table} by {string.Join(",", join.KeyColumns)}={string.Join(",", join.SourceKeys)} at {s.Time}/{s.Known}+{s.Delay}"
            + (s.Deleted is { } deleted ? $" deleted {deleted}" : "");
    }

    /// <summary>The joins whose columns an aggregate reads, in declared order.</summary>
    public static IEnumerable<JoinModel> Used(AggregateValue aggregate, SourceModel source)
    {
        var parts = new[] { aggregate.Filter, aggregate.Condition, aggregate.Selector, aggregate.Window.Session?.Filter };
        var read = parts.OfType<Expr>().SelectMany(FaultAnalysis.Nodes).OfType<Column>().Select(c => c.Property).ToList();
        return source.Joins.Where(j => read.Any(p => p.StartsWith(j.Path(""), StringComparison.Ordinal)));
    }
}
