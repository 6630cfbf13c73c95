using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests;

/// <summary>Expressions of the language as short text: <c>Sum(sales[7d] where t.IsOnline; t.Units)</c>, with <c>?</c> after what can be missing.</summary>
internal static class IrText
{
    public static string Of(Expr expr) => expr switch
    {
        Constant { Value: null } => "missing",
        Constant { Value: string text } => $"'{text}'",
        Constant { Type.Kind: DataKind.Enum } c => c.Type.Enum!.Members.Single(m => m.Value == (int)c.Value!).Name,
        Constant { Type.Kind: DataKind.TimeSpan } c => Span((long)c.Value!),
        Constant c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)! + Suffix(c.Type),
        Column c => "t." + c.Property,
        AsOf => "as-of",
        FeatureValue f => $"{f.View.Split('.', ':')[^1]}.{f.Feature}",
        RequestValue r => $"request.{r.Property}",
        LatestValue { Property: null } l => $"exists({l.Parameter}{Age(l.MaxAge)})",
        LatestValue l => $"{l.Parameter}{Age(l.MaxAge)}.{l.Property}",
        Call c => $"{c.Operator}{Result(c)}({string.Join(", ", c.Arguments.Select(Of))})",
        AggregateValue a => $"{a.Aggregate}({a.Parameter}{Window(a.Window)}{Part(" where ", a.Filter)}{Part(" then where ", a.Condition)}{Part("; ", a.Selector)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expr), expr, null),
    };

    // Only where the arguments do not say it already.
    private static string Result(Call call) => call.Operator is "Convert" or "Rescale" || (call.Type.Nullable && call.Arguments.All(a => !a.Type.Nullable))
        ? $"<{call.Type.Display}>" : "";

    private static string Window(Window w) =>
        (w.Span is { } span ? $"[{Span(span)}{(w.Hop > 0 ? " by " + Span(w.Hop) : "")}]" : "[all]") + (w.Session is { } s ? $"[session {Span(s.Gap)}{Part(" of ", s.Filter)}]" : "") + (w.Newest is { } n ? $"[newest {n}]" : "");

    private static string Part(string lead, Expr? part) => part is null ? "" : lead + Of(part);

    private static string Age(long? micros) => micros is { } age ? $"[{Span(age)}]" : "";

    private static string Span(long micros) => micros % 86_400_000_000 == 0 ? $"{micros / 86_400_000_000}d" : micros % 3_600_000_000 == 0 ? $"{micros / 3_600_000_000}h" : $"{micros}us";

    private static string Suffix(DataType type) => type.Kind switch
    {
        DataKind.Int64 => "L",
        DataKind.Float32 => "f",
        DataKind.Float64 => "d",
        DataKind.Decimal => "m",
        _ => "",
    };
}
