using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// The functions of Vectors.
internal abstract partial class ExpressionBinder
{
    private Expr? BindVectors(IInvocationOperation invocation)
    {
        if (BindArguments(invocation) is not { } arguments)
        {
            return null;
        }

        var name = invocation.TargetMethod.Name;
        if (arguments is [{ Type: { IsVector: true } a }, { Type: { IsVector: true } b }] && !VectorOperators.AreOfOneDimension(a, b))
        {
            var second = invocation.Arguments.First(x => x.Parameter?.Ordinal == 1).Value;
            return Reject(second, $"{name} of a {a.Present.Display} and a {b.Present.Display}", "take vectors of one dimension");
        }

        var missing = name == "At" || arguments.Any(x => x.Type.Nullable);
        var type = name == "At" ? DataType.Float32 : DataType.Float64;
        return Checked(invocation, new Call(type with { Nullable = missing }, "Vectors." + name, arguments.ToEquatable()));
    }
}
