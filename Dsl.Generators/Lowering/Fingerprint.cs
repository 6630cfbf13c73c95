using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering;

/// <summary>
/// A hash of what a feature means: the canonical form of its expression (the features it refers to replaced by what they mean),
/// the keys and times of its sources, and its type. Renaming or describing a feature does not change it.
/// </summary>
public static class Fingerprint
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Of(FeatureModel feature, ViewModel view, TargetModel target) =>
        Hash($"{feature.Type.Display}\n{Text(feature.Default?.Value)}\n{new Meanings(target).Of(feature.Body, view)}");

    /// <summary>The same of what a service gives its model: the names, types and defaults of its features, in order. What they mean is the views' own.</summary>
    public static string Of(TargetModel service) => Hash(string.Concat(service.Outputs.Select(service.View).SelectMany(view => view.Features.Select(f =>
        $"{service.OutputColumn(view, f)} {f.Type.Display} {Text(f.Default?.Value)}\n"))));

    // The same in every culture, and in every .NET that a compiler runs on: they do not print the same digits.
    private static string? Text(object? value) => value switch
    {
        double d => $"{BitConverter.DoubleToInt64Bits(d):X}",
        float f => $"{BitConverter.DoubleToInt64Bits(f):X}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Hash(string text)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(b => b.ToString("x2", null)));
    }

    /// <summary>
    /// What expressions mean: each a hash of its kind and of what its parts mean, so that it does not matter whether a part stands there or in a feature that is referred to. Each
    /// feature is read once however often it is: written out, a chain of n features that each name the one before twice would be 2^n words.
    /// </summary>
    private sealed class Meanings(TargetModel target)
    {
        private readonly Dictionary<(string View, string Feature), string> _features = [];

        public string Of(Expr expr, ViewModel view) => expr switch
        {
            FeatureValue f => Referred(f, view),
            AggregateValue a => Hash(Aggregate(a, view)),
            LatestValue l => Hash($"Latest {l.Property}<{l.MaxAge}>{Source(l.Parameter, view)}"),
            Call call => Hash($"{call.Operator}({string.Join(",", call.Arguments.Select(a => Of(a, view)))}):{call.Type.Display}"),
            Constant c => Hash($"{c.Type.Display} {Text(c.Value)}"),
            Column c => Hash($"column {c.Property}:{c.Type.Display}"),
            RequestValue r => Hash($"request {r.Request}.{r.Property}"),
            _ => Hash(expr.GetType().Name),
        };

        private string Referred(FeatureValue value, ViewModel view)
        {
            var owner = target.View(value.View);
            if (!_features.TryGetValue((value.View, value.Feature), out var meaning))
            {
                meaning = Of(owner.Features.First(f => f.Name == value.Feature).Body, owner);
                _features[(value.View, value.Feature)] = meaning;
            }

            // Of an entity that is found it matters by which key; among the views that are looked up together it is the same one.
            return owner.Found.Count == 0 || view.Found.Count > 0
                ? meaning : Hash($"{string.Concat(owner.Found.Select(key => $"of {Of(key, view)} "))}{meaning}");
        }

        private string Aggregate(AggregateValue a, ViewModel view)
        {
            var source = target.Source(view.Parameters.First(p => p.Name == a.Parameter).Type);
            var text = new StringBuilder($"{a.Aggregate}[{a.Window.Span}/{a.Window.Hop}#{a.Window.Newest}]")
                .Append(a.Window.Session is { } session ? $"~{session.Gap}" : "")
                .Append(a.Limit is { } limit ? $":{limit}" : "").Append(a.Bucket is { } bucket ? $"@{bucket.Start}-{bucket.End}" : "")
                .Append(string.Concat(a.Numbers.Select(n => $":{Text(n)}")))
                .Append(Source(a.Parameter, view))
                .Append(string.Concat(JoinText.Used(a, source).Select(JoinText.Of)))
                .Append(string.Concat(Late(a, source).Select(l => $" {l.Column.Property} from {l.Instant.Property}")));
            foreach (var part in new[] { a.Filter, a.Condition, a.Selector }.Concat(a.Window.Session is { Filter: var of } ? [of] : []))
            {
                text.Append('|').Append(part is null ? "" : Of(part, view));
            }

            return text.ToString();
        }

        // What an aggregate reads that is known later than its row.
        private static IEnumerable<(ColumnModel Column, ColumnModel Instant)> Late(AggregateValue a, SourceModel source)
        {
            var read = new[] { a.Filter, a.Condition, a.Selector }.OfType<Expr>()
                .SelectMany(FaultAnalysis.Nodes).OfType<Column>().Select(c => c.Property).ToList();
            return source.Late.Where(l => read.Contains(l.Column.Property));
        }

        private string Source(string parameter, ViewModel view)
        {
            var p = view.Parameters.First(x => x.Name == parameter);
            var s = target.Source(p.Type);
            return $"{s.Table} by {string.Join(",", p.KeyColumns)} at {s.Time}/{s.Known}+{s.Delay} id {s.Id}/{s.Horizon}"
                + (s.HasVersions ? " versions" : "") + (s.Deleted is { } deleted ? $" deleted {deleted}" : "")
                + string.Concat(s.Columns.Where(c => c.Storage != VectorStorage.Single).Select(c => $" stored {c.Property} {c.Display}"));
        }
    }
}
