using System.Collections;
using System.Reflection;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Tests.Generator;

/// <summary>What the compiler keeps between two keystrokes must be plain values: a symbol would keep a whole old compilation alive.</summary>
public sealed class CachedModelTests
{
    public static TheoryData<Type> Models => [.. Reachable([typeof(EntityModel), typeof(SourceModel), typeof(BoundView), typeof(ServiceModel), typeof(TargetModel), typeof(ProjectModel)])];

    [Theory, MemberData(nameof(Models))]
    public void A_cached_model_is_compared_by_its_values(Type model) => Assert.True(
        model.IsEnum || model.IsPrimitive || model == typeof(string) || typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model), $"{model} has no equality of values");

    [Theory, MemberData(nameof(Models))]
    public void A_cached_model_holds_no_piece_of_the_compiler_and_no_bare_collection(Type model)
    {
        Assert.False(model.Assembly == typeof(ISymbol).Assembly || model.Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{model} belongs to the compiler");
        Assert.True(
            model == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(model) || (model.IsGenericType && model.GetGenericTypeDefinition() == typeof(EquatableArray<>)),
            $"{model} is compared by reference");
    }

    [Fact]
    public void Constants_of_the_same_number_but_other_bits_differ()
    {
        Assert.NotEqual(new Constant(DataType.Float64, 0.0), new Constant(DataType.Float64, -0.0));
        Assert.NotEqual(new Constant(DataType.Float32, 0f), new Constant(DataType.Float32, -0f));
        Assert.Equal(new Constant(DataType.Float64, double.NaN), new Constant(DataType.Float64, double.NaN));
        Assert.NotEqual(new Constant(DataType.Int64, 1L), new Constant(DataType.Int64, 1));
    }

    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        var (seen, open) = (new HashSet<Type>(), new Queue<Type>(roots));
        while (open.TryDequeue(out var type))
        {
            if (type.IsPrimitive || type == typeof(string) || type == typeof(object) || type.IsEnum || !seen.Add(type))
            {
                continue; // The object is the value of a constant, whose equality is its own test.
            }

            foreach (var part in Parts(type))
            {
                open.Enqueue(Nullable.GetUnderlyingType(part) ?? part);
            }
        }

        return seen;
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        var arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        var derived = type.IsAbstract ? type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type)) : [];
        var fields = type.Namespace == "System" || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(f => f.FieldType);
        return [.. arguments, .. derived, .. fields];
    }
}
