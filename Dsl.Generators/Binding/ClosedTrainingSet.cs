using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>A training set with everything its features depend on.</summary>
/// <param name="Set">The training set.</param>
/// <param name="Features">Its features, as a service of its own.</param>
public sealed record ClosedTrainingSet(TrainingSetModel Set, TargetModel Features)
{
    /// <summary>What its labels are computed from, as a view of its own.</summary>
    public TargetModel Labels => new(
        Set.FullName, Set.Namespace, Set.ClassName, Set.Name, false, EquatableArray.Of(Set.Labels), EquatableArray.Of(Set.FullName),
        Set.Entities.Where(e => Set.Labels.Parameters.Any(p => p.Entity == e.FullName)).ToEquatable(), Set.Sources,
        EquatableArray.Of(TrainingSetModel.RowRequest));
}
