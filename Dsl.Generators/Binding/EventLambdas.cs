using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Binds the lambdas over one event.</summary>
internal static class EventLambdas
{
    public static Expr? Predicate(IOperation argument, SourceModel source, ViewScope scope) => Body(argument, source, scope);

    public static Expr? Selector(IOperation argument, SourceModel source, ViewScope scope) => Body(argument, source, scope);

    private static Expr? Body(IOperation argument, SourceModel source, ViewScope scope)
    {
        while (argument is IConversionOperation or IDelegateCreationOperation)
        {
            argument = argument is IConversionOperation c ? c.Operand : ((IDelegateCreationOperation)argument).Target;
        }

        if (argument is IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } lambda)
        {
            return new EventExpressionBinder(source, lambda.Symbol.Parameters[0], scope.Findings, scope.IsTrainingSet).Bind(value);
        }

        if (argument is IInvalidOperation)
        {
            return null; // The C# compiler reports it.
        }

        scope.Findings.Add(Rules.NotTranslatable, argument.Syntax.GetLocation(), "This function", "write a lambda of one expression: 't => t.Fare'");
        return null;
    }
}
