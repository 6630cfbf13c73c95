using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds the arguments of aggregates that take more than a selector: <c>LastN(5, t => t.X)</c>, <c>MinBy(t => t.X, t => t.Y)</c>, <c>Histogram(t => t.X, 0, 10)</c>.</summary>
internal sealed class AggregateArguments(ViewScope scope, SourceModel source)
{
    /// <summary>What was given.</summary>
    /// <param name="Selector">What is taken from an event; a pair where it is chosen by a key; <see langword="null"/> where nothing is.</param>
    /// <param name="Limit">How many values at most.</param>
    /// <param name="Numbers">The constant numbers.</param>
    internal sealed record Given(Expr? Selector, int? Limit, EquatableArray<double> Numbers);

    /// <summary>The arguments; <see langword="null"/> where one was refused.</summary>
    public Given? Bind(IInvocationOperation call, AggregateOperator row)
    {
        // Arguments come in the order they are written, which names can change.
        var arguments = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).ToList();
        var lambdas = arguments.Where(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate).Select(a => a.Value).ToList();
        var constants = arguments.Where(a => a.Parameter?.Type.TypeKind != TypeKind.Delegate).SelectMany(a => Elements(a.Value)).ToList();
        int? limit = null;
        IReadOnlyList<double> numbers = [];
        if (row.OfLimit is not null)
        {
            if (constants is not [{ ConstantValue: { HasValue: true, Value: int and >= 1 and <= AggregateOperator.MostValues and var most } }])
            {
                return Reject(constants[0], $"A list of '{constants[0].Syntax}' values", $"give a constant from 1 to {AggregateOperator.MostValues}");
            }

            limit = most;
        }
        else if (row.Numbers is { } rule)
        {
            if (constants.FirstOrDefault(c => c.ConstantValue is not { HasValue: true, Value: double }) is { } variable)
            {
                return Reject(variable, $"'{variable.Syntax}'", "write constants where they are used");
            }

            numbers = [.. constants.Select(c => (double)c.ConstantValue.Value!)];
            if (!rule.Accepts(numbers))
            {
                return Reject(constants.Count == 1 ? constants[0] : call, $"{row.Name} of these numbers", rule.Instead);
            }
        }

        var selectors = lambdas.Select(l => EventLambdas.Selector(l, source, scope)).OfType<Expr>().ToList();
        if (selectors.Count < lambdas.Count)
        {
            return null;
        }

        var (value, key) = row.KeyIsFirst ? (1, 0) : (0, 1);
        var selector = !row.IsByKey ? selectors[0]
            : selectors[value] is RecordValue record && selectors[key] is not RecordValue && row.IsOfOneEvent
                ? record.Select(m => Pair(m.Value, selectors[key]))!
            : selectors.OfType<RecordValue>().Any() ? null
            : Pair(selectors[value], selectors[key]);
        return selector is null ? Reject(call, $"{row.Name} of a record", "name a member of it") : new(selector, limit, numbers.ToEquatable());
    }

    private static Call Pair(Expr value, Expr key) => new(DataType.Pair(value.Type, key.Type), PairOperator.Name, EquatableArray.Of(value, key));

    // A list of constants that is written where it is used, or one that is converted to a double.
    private static IEnumerable<IOperation> Elements(IOperation argument)
    {
        while (argument is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            argument = conversion.Operand;
        }

        return argument switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => [argument],
        };
    }

    private Given? Reject(IOperation operation, string what, string instead)
    {
        scope.Findings.Add(Rules.NotTranslatable, operation.Syntax.GetLocation(), what, instead);
        return null;
    }
}
