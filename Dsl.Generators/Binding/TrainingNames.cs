using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The columns of a training set's file have different names.</summary>
internal static class TrainingNames
{
    public static void Check(INamedTypeSymbol type, TrainingSetModel model, Findings findings)
    {
        var taken = new HashSet<string>(["row_number", "as_of", "split", "weight", "kept"], StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(model.Keys.Concat(model.Requests).Select(c => c.Name));
        foreach (var name in model.Carried.Select(c => c.Name).Concat(model.Labels.Features.Select(l => l.Name)))
        {
            if (!taken.Add(name) || name.Contains("__"))
            {
                findings.Add(Rules.TrainingSet, type.GetMembers(name).FirstOrDefault()?.Place() ?? type.Place(),
                    $"'{name}' is the name of another column of the training set, or has two underscores as features have; choose another");
            }
        }
    }
}
