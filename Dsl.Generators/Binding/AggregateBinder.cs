using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds <c>trips.Where(...).Last(7.Days).Sum(t => t.Fare)</c>.</summary>
internal sealed class AggregateBinder(ViewScope scope, HashSet<string> inlining)
{
    private static readonly AggregateArguments.Given Nothing = new(null, null, default);

    public Expr? Bind(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (call.TargetMethod.ContainingType.PlainName() == "FeatureDsl.Latest")
        {
            return Reject(call, $"'{name}' alone", "take a column of its row: profile.MaxAge(7.Days).Value?.Rating");
        }

        var composed = ComposedTable.Has(name) ? ComposedTable.Row(name) : null;
        if ((composed is null && !AggregateTable.Has(name)) || call.Instance is not { } receiver || IsWindowing(call))
        {
            return Reject(call, $"'{name}' alone", "a window becomes a value by an aggregate such as Count()");
        }

        if (new WindowBinder(scope, inlining).Bind(receiver) is not { Window: { } window } chain || scope.Source(chain.Parameter) is not { } source)
        {
            return null;
        }

        CheckRetention(receiver, window, source);
        var row = composed is null ? AggregateTable.Row(name) : null;
        if ((row is { IsOrdered: true } || window.Newest is not null) && source.Id is null)
        {
            scope.Findings.Add(Rules.NeedsEventId, call.Syntax.GetLocation(), name, source.Name);
            return null;
        }

        if (row is null)
        {
            return Compose(call, composed!, chain, source);
        }

        // Count(predicate) is Where(predicate).Count().
        if (name == "Count" && call.Arguments.Length == 1)
        {
            chain = EventLambdas.Predicate(call.Arguments[0].Value, source, scope) is { } predicate ? chain.Where(predicate) : null;
            return chain is null ? null : Value(call, row, chain, Nothing);
        }

        if (row.OfLimit is not null || row.Numbers is not null || row.IsByKey)
        {
            return new AggregateArguments(scope, source).Bind(call, row) is { } given
                ? Value(call, row.For(given.Limit), chain with { Window = row.Needed(window, chain.Condition, given.Limit) }, given) : null;
        }

        var lambda = call.Arguments.FirstOrDefault(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate);
        var selector = lambda is null ? null : EventLambdas.Selector(lambda.Value, source, scope);
        return lambda is not null && selector is null ? null : Value(call, row, chain, Nothing with { Selector = selector });
    }

    // What is ahead of an instant is there as long as the rows of the instant are.
    private void CheckRetention(IOperation receiver, Window window, SourceModel source)
    {
        var reach = window.Span + window.Hop;
        if (source.Retention is { } kept && !window.IsAhead && !(reach <= kept))
        {
            scope.Findings.Add(
                Rules.BeyondRetention, receiver.Syntax.GetLocation(),
                receiver.Syntax.ToString(), reach is { } micros ? TimeSql.Words(micros) : "without end", source.Name, TimeSql.Words(kept));
        }
    }

    private Expr? Compose(IInvocationOperation call, ComposedAggregate row, WindowChain chain, SourceModel source)
    {
        // Arguments come in the order they are written, which names can change.
        var given = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).ToLookup(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate, a => a.Value);
        var arguments = given[true].Select(a => EventLambdas.Selector(a, source, scope)).ToList();
        var spans = given[false].Select(HalfLife).ToList();
        if (arguments.Any(a => a is null) || spans.Any(s => s is null))
        {
            return null;
        }

        if (row.LooksBack && chain.Window!.IsAhead)
        {
            return Reject(call, $"{row.Name} of what is still to come", "look back, or use an aggregate that does not fade");
        }

        return Each(chain, part => row.Expression(new(
                new Column(DataType.DateTime, source.Time), [.. arguments.Select(a => a!)], [.. spans.Select(s => s!.Value)],
                (name, selector) => Over(AggregateTable.Row(name), part, Nothing with { Selector = selector }),
                (name, selector, condition) => Over(AggregateTable.Row(name), part.Where(condition), Nothing with { Selector = selector }))))
            ?? Reject(call, $"{row.Name} of a {arguments.FirstOrDefault()?.Type.Display ?? "row"}", $"it takes {row.Accepts}");
    }

    private long? HalfLife(IOperation span)
    {
        if (SpanConstants.Of(span) is > 0 and <= Decay.Longest and var micros)
        {
            return micros;
        }

        Reject(span, $"'{span.Syntax}'", "a half-life is a constant such as 7.Days, at most 36,525 days");
        return null;
    }

    private Expr? Value(IInvocationOperation call, AggregateOperator row, WindowChain chain, AggregateArguments.Given given) =>
        given.Selector is RecordValue record
            ? row.IsOfOneEvent && chain.Bucket is null
                ? OfMembers(call, row, chain, record, given)
                : Reject(call, $"{row.Name} of a {record.Type.Display}", "name a member of it")
        : Each(chain, part => Over(row, part, given)) ?? Reject(
            call, $"{row.Name} of a {given.Selector?.Type.Display ?? "row"}",
            Over(row, chain, given) is { Type.IsVector: true } ? SeriesRefusals.OfVectors : $"it takes {row.Accepts}");

    // The members of a record, of one event; each is missing where there is none.
    private Expr? OfMembers(
        IInvocationOperation call, AggregateOperator row, WindowChain chain, RecordValue record, AggregateArguments.Given given) =>
        RecordValue.Combine(record.Type.OrMissing, [record], m => Value(call, row, chain, given with { Selector = m[0].Value }));

    // What is said of a window is said of all of it, or of each bucket of a series: then it is a list, the oldest bucket first.
    private static Expr? Each(WindowChain chain, Func<WindowChain, Expr?> over)
    {
        if (chain.Bucket is null)
        {
            return over(chain);
        }

        var values = chain.Buckets.Select(over).OfType<Expr>().ToEquatable();
        return values.Count > 0 && values[0].Type is { CanBeElement: true } element
            ? new Call(DataType.List(element), "List.Of", values) : null;
    }

    private static AggregateValue? Over(AggregateOperator row, WindowChain chain, AggregateArguments.Given given) =>
        row.Result(given.Selector?.Type) is { } type
            ? new(type, row.Name, chain.Parameter.Name, chain.Window!, chain.Filter, chain.Condition, Prepared(row, given.Selector))
            {
                Limit = given.Limit,
                Numbers = given.Numbers,
                Bucket = chain.Chosen,
            }
            : null;

    private static Expr? Prepared(AggregateOperator row, Expr? selector) => row.Prepared is { } prepare && selector is not null ? prepare(selector) : selector;

    private Expr? Reject(IOperation operation, string what, string instead)
    {
        scope.Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), what, instead);
        return null;
    }

    // Last(7.Days) and Last(5) choose events, Last(t => t.X) is a value.
    private static bool IsWindowing(IInvocationOperation call) =>
        call.Type is INamedTypeSymbol type && type.PlainName() is "FeatureDsl.Window" or "FeatureDsl.Events" or "FeatureDsl.Series";
}
