using System.Security.Cryptography;
using System.Text;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering;

/// <summary>
/// A hash of what a feature means: the canonical form of its expression (names of the features it refers to replaced by what they mean),
/// the keys and times of its sources, and its type. Renaming or describing a feature does not change it.
/// </summary>
public static class Fingerprint
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Of(FeatureModel feature, ViewModel view, TargetModel target)
    {
        var text = new StringBuilder(feature.Type.Display).Append('\n').Append(Text(feature.Default?.Value)).Append('\n');
        Write(text, feature.Body, view, target);
        return Of(text.ToString());
    }

    /// <summary>The same of what a service gives its model: the names, types and defaults of its features, in order. What they mean is the views' own.</summary>
    public static string Of(TargetModel service) => Of(string.Concat(service.Outputs.Select(service.View).SelectMany(view => view.Features.Select(f =>
        $"{service.OutputColumn(view, f)} {f.Type.Display} {Text(f.Default?.Value)}\n"))));

    // The same in every culture, and in every .NET that a compiler runs on: they do not print the same digits.
    private static string? Text(object? value) => value switch
    {
        double d => $"{BitConverter.DoubleToInt64Bits(d):X}",
        float f => $"{BitConverter.DoubleToInt64Bits(f):X}",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Of(string text)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(b => b.ToString("x2", null)));
    }

    private static void Write(StringBuilder text, Expr expr, ViewModel view, TargetModel target)
    {
        switch (expr)
        {
            case FeatureValue f:
                var owner = target.View(f.View);
                foreach (var key in owner.Found.Where(_ => view.Found.Count == 0))
                {
                    Write(text.Append("of "), key, view, target);
                }

                Write(text, owner.Features.First(x => x.Name == f.Feature).Body, owner, target);
                break;
            case AggregateValue a:
                text.Append(a.Aggregate).Append('[').Append(a.Window.Span).Append('/').Append(a.Window.Hop).Append('#').Append(a.Window.Newest).Append(']')
                    .Append(a.Window.Session is { } session ? $"~{session.Gap}" : "")
                    .Append(a.Limit is { } limit ? $":{limit}" : "").Append(a.Bucket is { } bucket ? $"@{bucket.Start}-{bucket.End}" : "")
                    .Append(string.Concat(a.Numbers.Select(n => $":{BitConverter.DoubleToInt64Bits(n):X}")));
                Source(text, a.Parameter, view, target);
                foreach (var join in JoinText.Used(a, target.Source(view.Parameters.First(p => p.Name == a.Parameter).Type)))
                {
                    text.Append(JoinText.Of(join));
                }

                foreach (var (column, instant) in Late(a, view, target))
                {
                    text.Append($" {column.Property} from {instant.Property}");
                }

                foreach (var part in new[] { a.Filter, a.Condition, a.Selector }.Concat(a.Window.Session is { Filter: var of } ? [of] : []))
                {
                    text.Append('|');
                    if (part is not null)
                    {
                        Write(text, part, view, target);
                    }
                }

                break;
            case LatestValue l:
                text.Append("Latest ").Append(l.Property).Append('<').Append(l.MaxAge).Append('>');
                Source(text, l.Parameter, view, target);
                break;
            case Call call:
                text.Append(call.Operator).Append('(');
                foreach (var argument in call.Arguments)
                {
                    Write(text, argument, view, target);
                    text.Append(',');
                }

                text.Append("):").Append(call.Type.Display);
                break;
            case Constant c:
                text.Append(c.Type.Display).Append(' ').Append(Text(c.Value));
                break;
            case Column c:
                text.Append("column ").Append(c.Property).Append(':').Append(c.Type.Display);
                break;
            case RequestValue r:
                text.Append("request ").Append(r.Request).Append('.').Append(r.Property);
                break;
            default:
                text.Append(expr.GetType().Name);
                break;
        }
    }

    // What an aggregate reads that is known later than its row.
    private static IEnumerable<(ColumnModel Column, ColumnModel Instant)> Late(AggregateValue a, ViewModel view, TargetModel target)
    {
        var read = new[] { a.Filter, a.Condition, a.Selector }.OfType<Expr>().SelectMany(FaultAnalysis.Nodes).OfType<Column>().Select(c => c.Property).ToList();
        return target.Source(view.Parameters.First(p => p.Name == a.Parameter).Type).Late.Where(l => read.Contains(l.Column.Property));
    }

    private static void Source(StringBuilder text, string parameter, ViewModel view, TargetModel target)
    {
        var p = view.Parameters.First(x => x.Name == parameter);
        var s = target.Source(p.Type);
        text.Append(s.Table).Append(" by ").Append(string.Join(",", p.KeyColumns)).Append(" at ").Append(s.Time).Append('/').Append(s.Known)
            .Append('+').Append(s.Delay).Append(" id ").Append(s.Id).Append('/').Append(s.Horizon)
            .Append(s.HasVersions ? " versions" : "").Append(s.Deleted is { } deleted ? $" deleted {deleted}" : "")
            .Append(string.Concat(s.Columns.Where(c => c.Storage != VectorStorage.Single).Select(c => $" stored {c.Property} {c.Display}")));
    }
}
