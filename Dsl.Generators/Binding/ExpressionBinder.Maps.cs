using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// What is computed of a map.
internal abstract partial class ExpressionBinder
{
    // The map is the instance of a method, or the first argument of an extension.
    private Expr? BindMapCall(IInvocationOperation invocation)
    {
        var operands = invocation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value).ToList();
        if (invocation.Instance is { } instance)
        {
            operands.Insert(0, instance);
        }

        var bound = operands.Select(Bind).OfType<Expr>().ToList();
        if (bound.Count < operands.Count)
        {
            return null;
        }

        return bound is [{ Type.IsMap: true } map, var key] && MapOperators.OfKey(invocation.TargetMethod.Name, map, key) is { } call ? call
            : Reject(invocation, Quote(invocation), "use Count, At(key), ContainsKey(key), Keys and Values of what CountBy or SumBy gives, with keys that cannot be missing");
    }
}
