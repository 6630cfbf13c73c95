using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>One feature of a target's row.</summary>
/// <param name="View">The view that declares it.</param>
/// <param name="Feature">The feature.</param>
/// <param name="Property">Its property in the row.</param>
/// <param name="CanFault">Whether its computation can fail.</param>
internal sealed record OutputPlan(ViewModel View, FeatureModel Feature, string Property, bool CanFault)
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "AsOf", "Found", "Status", "Fill", "VectorLength", "Equals", "GetHashCode", "GetType", "ToString", "Count", "Value", "Of",
    };

    /// <summary>The type of the property: able to be missing only where no default stands for that.</summary>
    public DataType Type => CanBeMissing ? Feature.Type.OrMissing : Feature.Type.Present;

    /// <summary>Whether the property can be missing: a list or a map that is an error is empty.</summary>
    public bool CanBeMissing => Feature.Default is null && !Feature.Type.IsCollection && (Feature.Type.Nullable || CanFault);

    /// <summary>How many numbers of a vector it is; 0 where it is left out.</summary>
    public int Numbers => Feature.Type.IsVector ? Feature.Type.Dimension
        : Feature.Type.IsNumeric || Feature.Type.Kind is DataKind.Bool or DataKind.Enum ? 1 : 0;

    /// <summary>The features of a target in order.</summary>
    public static IReadOnlyList<OutputPlan> Of(TargetModel target)
    {
        var faults = new FaultAnalysis(target.Views);
        var features = target.Outputs.SelectMany(view => target.View(view).Features.Select(f => (View: target.View(view), Feature: f))).ToList();
        var clashing = new HashSet<string>(
            features.GroupBy(f => f.Feature.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key), StringComparer.Ordinal);
        return features.Select(f => new OutputPlan(
            f.View, f.Feature, PropertyOf(target, f.View, f.Feature, clashing), faults.CanFault(f.View.FullName, f.Feature.Name))).ToList();
    }

    /// <summary>The property of a record in the row.</summary>
    /// <param name="target">The target.</param>
    /// <param name="member">One of its members.</param>
    /// <param name="record">The record.</param>
    public static string PropertyOf(TargetModel target, OutputPlan member, RecordModel record)
    {
        var name = member.Property.StartsWith(member.Feature.Name, StringComparison.Ordinal) ? record.Property : member.View.Name + record.Property;
        return Taken.Contains(name) || name == target.ClassName + "Row" ? name + "Feature" : name;
    }

    private static string PropertyOf(TargetModel target, ViewModel view, FeatureModel feature, HashSet<string> clashing)
    {
        var name = clashing.Contains(feature.Name) ? view.Name + feature.Name : feature.Name;
        return Taken.Contains(name) || name == target.ClassName + "Row" ? name + "Feature" : name;
    }
}
