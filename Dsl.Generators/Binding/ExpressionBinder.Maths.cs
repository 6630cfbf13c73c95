using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// Functions of Maths, and what should have been one.
internal abstract partial class ExpressionBinder
{
    private Expr? BindMaths(IInvocationOperation invocation)
    {
        // Arguments come in the order they are written, which names can change.
        var given = invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal).ToList();
        var values = new List<Expr>();
        foreach (var argument in given)
        {
            if (argument.Parameter is { } parameter && (parameter.IsParams || parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan" }))
            {
                if (BindConstants(argument) is not { } constants)
                {
                    return null;
                }

                values.AddRange(constants);
            }
            else if (Bind(argument.Value) is { } value)
            {
                values.Add(value);
            }
        }

        // A null is a value that could not be bound: the others are bound all the same, for their findings.
        if (values.Count < given.Count(a => a.Parameter?.IsParams != true))
        {
            return null;
        }

        var row = "Maths." + invocation.TargetMethod.Name;
        if (!ScalarTable.Has(row) || TypeBinder.Of(invocation.TargetMethod.ReturnType) is not { } declared)
        {
            return Reject(invocation, $"'{row}'", "the language does not have it yet");
        }

        var common = Common(invocation, values);
        var type = declared.Kind == DataKind.Decimal ? common : declared;
        return common is null || type is null ? null : Checked(
            invocation,
            new Call(
                type with { Nullable = values.Any(a => a.Type.Nullable) || declared is { Nullable: true, Kind: DataKind.Int32 } },
                row,
                values.Select(a => Choices.Fit(a, common)).ToEquatable()));
    }

    // The boundaries of buckets, or categories: a list that is written where it is used.
    private List<Expr>? BindConstants(IArgumentOperation argument)
    {
        var list = argument.Value;
        while (list is IConversionOperation conversion)
        {
            list = conversion.Operand;
        }

        IReadOnlyList<IOperation>? elements = list switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ => null,
        };
        var values = elements?.Select(e => e.ConstantValue.HasValue ? Constants.Of(e) : null).ToList();
        if (values is null || values.Any(v => v?.Value is null))
        {
            Reject(argument, Quote(argument), "these have to be constants, written here");
            return null;
        }

        // NaN is neither above nor below another.
        if (values.Zip(values.Skip(1), (a, b) => (a!.Value, b!.Value)).Any(pair => pair is (double a, double b) && !(a < b)))
        {
            Reject(argument, Quote(argument), "the boundaries of buckets have to ascend");
            return null;
        }

        return [.. values.Select(v => v!)];
    }

    // The function of Maths for one of the platform, which .NET names differently here and there.
    private static string? Twin(IInvocationOperation invocation)
    {
        var name = invocation.TargetMethod.Name switch
        {
            "LogP1" => "Log1P",
            "ExpM1" => "Expm1",
            "Clamp" => "Clip",
            var same => same,
        };
        var maths = invocation.SemanticModel?.Compilation.GetTypeByMetadataName("FeatureDsl.Maths");
        return maths?.GetMembers(name).Any(m => m.DeclaredAccessibility == Accessibility.Public) == true ? "Maths." + name : null;
    }
}
