using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds what stands before an aggregate: the events, their filters and their window.</summary>
internal sealed class WindowBinder(ViewScope scope, HashSet<string> inlining)
{
    // As in Series<T>, which the compiler does not load.
    private const int MostBuckets = 64;

    private int _depth;

    public WindowChain? Bind(IOperation operation)
    {
        if (_depth == ExpressionBinder.MaxDepth)
        {
            return Reject(operation, "split it: it has more than 100 links");
        }

        _depth++;
        var chain = BindNested(operation);
        _depth--;
        return chain;
    }

    private WindowChain? BindNested(IOperation operation) => operation switch
    {
        IParameterReferenceOperation p when scope.Parameter(p.Parameter.Name) is { Kind: ParameterKind.Events } parameter =>
            new WindowChain(parameter, null, null, null),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } p => BindHelper(p),
        IInvocationOperation { Instance: { } receiver } call when call.TargetMethod.ContainingType.PlainName() is "FeatureDsl.Events" or "FeatureDsl.Window" =>
            Bind(receiver) is { } chain ? Apply(call, chain) : null,
        IInvocationOperation call => Reject(call, "write its body here, or in a private property of the view"),
        IInvalidOperation => null,
        _ => Reject(operation, "use an Events<T> parameter of the view"),
    };

    private WindowChain? BindHelper(IPropertyReferenceOperation property)
    {
        if (!inlining.Add(property.Property.Name))
        {
            return Reject(property, "it is defined by itself");
        }

        var chain = scope.Body(property.Property) is { } body ? Bind(body) : Reject(property, "write it as one expression: 'Events<T> Name => ...;'");
        inlining.Remove(property.Property.Name);
        return chain;
    }

    private WindowChain? Apply(IInvocationOperation call, WindowChain chain)
    {
        switch (call.TargetMethod.Name)
        {
            case "Where":
                return scope.Source(chain.Parameter) is { } source && EventLambdas.Predicate(call.Arguments[0].Value, source, scope) is { } predicate
                    ? chain.Where(predicate) : null;
            case "All":
                return chain with { Window = Window.All };
            case "Last" when call.TargetMethod.Parameters.Length > 0 && call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_Int32:
                return Newest(call, chain);
            case "Last":
                return Spans(call) is { } spans ? chain with { Window = new Window(spans[0], spans.Count > 1 ? spans[1] : 0, null) } : null;
            case "Tumbling":
                return Spans(call) is { } sizes ? chain with { Window = new Window(0, sizes[0], null) } : null;
            case "Session":
                return Session(call, chain);
            case "Next":
                return Ahead(call, chain);
            case "Every":
                return Buckets(call, chain);
            default:
                return Reject(call, "choose events with Where, Last, Tumbling, Session and All");
        }
    }

    private WindowChain? Newest(IInvocationOperation call, WindowChain chain)
    {
        if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: int count })
        {
            return Reject(call.Arguments[0].Value, "the number of events must be a constant");
        }

        if (count <= 0 || chain.Condition is not null || chain.Window?.Newest is not null)
        {
            return Reject(call, count <= 0 ? "the number of events must be positive" : "choose the newest events once");
        }

        return chain with { Window = (chain.Window ?? Window.All) with { Newest = count } };
    }

    // What passes before it makes the session, what passes behind it is only left out of it.
    private WindowChain? Session(IInvocationOperation call, WindowChain chain) => Spans(call) is not [var gap, var longest] ? null
        : longest < gap ? Reject(call, "the longest session is no shorter than the gap that ends one")
        : chain with { Window = new Window(longest, 0, null) { Session = new(gap, chain.Filter) } };

    private List<long>? Spans(IInvocationOperation call)
    {
        // Arguments come in the order they are written, which names can change.
        var spans = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => (a.Value, Micros: SpanConstants.Of(a.Value))).ToList();
        foreach (var (value, micros) in spans)
        {
            if (value is IInvalidOperation)
            {
                return null;
            }

            if (micros is null)
            {
                Reject(value, "a span must be a constant such as 7.Days");
                return null;
            }

            if (micros <= 0)
            {
                scope.Findings.Add(Rules.FutureWindow, value.Syntax.GetLocation(), value.Syntax.ToString());
                return null;
            }
        }

        return [.. spans.Select(s => s.Micros!.Value)];
    }

    private WindowChain? Buckets(IInvocationOperation call, WindowChain chain)
    {
        var length = call.Arguments[0].Value;
        if (chain.Window is not { Span: { } span, Hop: 0, Newest: null, IsAhead: false, Session: null })
        {
            return Reject(call, "only a window such as Last(7.Days), without a hop, is cut into buckets");
        }

        if (SpanConstants.Of(length) is not { } micros || micros <= 0)
        {
            return length is IInvalidOperation ? null : Reject(length, "the length of a bucket must be a positive constant such as 1.Days");
        }

        return span % micros != 0 ? Reject(call, "the window must be a whole number of buckets long")
            : span / micros > MostBuckets ? Reject(call, $"a window is cut into at most {MostBuckets} buckets")
            : chain with { Bucket = micros };
    }

    private WindowChain? Ahead(IInvocationOperation call, WindowChain chain)
    {
        if (!scope.IsTrainingSet)
        {
            scope.Findings.Add(Rules.FutureOutsideLabel, call.Syntax.GetLocation(), call.Syntax.ToString());
            return null;
        }

        return SpanConstants.Of(call.Arguments[0].Value) is > 0 and var span ? chain with { Window = new Window(span, 0, null) { IsAhead = true } }
            : call.Arguments[0].Value is IInvalidOperation ? null
            : Reject(call.Arguments[0].Value, "a horizon must be a positive constant such as 7.Days");
    }

    private WindowChain? Reject(IOperation operation, string instead)
    {
        scope.Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), $"'{operation.Syntax}'", instead);
        return null;
    }
}
