using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>A column of a training set that is no feature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Summary">Its description, or nothing.</param>
public sealed record TrainingColumn(string Name, DataType Type, string Summary);

/// <summary>How far labels look ahead into a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Span">Microseconds from the instant on.</param>
public sealed record LabelHorizon(SourceModel Source, long Span);

/// <summary>A row of a training set by the plain C# of its class.</summary>
/// <param name="AsOf">The instant, UTC.</param>
/// <param name="Keys">For each entity of the training set its key; <see langword="null"/> where a part is missing: then there is no row.</param>
/// <param name="Requests">For each request record of the features its record.</param>
/// <param name="Carried">The values passed through, boxed.</param>
/// <param name="Id">The event id as text, or <see langword="null"/> where the source has none.</param>
public sealed record TrainingRow(
    DateTime AsOf, IReadOnlyList<EntityKey?> Keys, IReadOnlyList<object> Requests, IReadOnlyList<object?> Carried, string? Id);

/// <summary>A training set as the runtime sees it: where its rows come from, and their labels. The features are a target.</summary>
public abstract class TrainingSetDescriptor
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Its description.</summary>
    public abstract string Summary { get; }

    /// <summary>What its features are: a spine for it is made of the rows.</summary>
    public abstract TargetDescriptor Features { get; }

    /// <summary>The events that rows are made of.</summary>
    public abstract SourceDescriptor Source { get; }

    /// <summary>The entities whose keys rows have: those of the features first.</summary>
    public abstract IReadOnlyList<EntityModel> Entities { get; }

    /// <summary>The columns that are passed through.</summary>
    public abstract IReadOnlyList<TrainingColumn> Carried { get; }

    /// <summary>The labels.</summary>
    public abstract IReadOnlyList<TrainingColumn> Labels { get; }

    /// <summary>How far the labels look ahead, by source.</summary>
    public abstract IReadOnlyList<LabelHorizon> Horizons { get; }

    /// <summary>How rows are split: then there is a column <c>split</c> (train, validation, test).</summary>
    public abstract TrainingSplit? Split { get; }

    /// <summary>Which negative rows are kept: then there is a column <c>weight</c>.</summary>
    public abstract NegativeSampling? Sampling { get; }

    /// <summary>What the labels read of their events, and for each the index of its entity in <see cref="Entities"/>.</summary>
    public abstract IReadOnlyList<(ViewInput Input, int Entity)> LabelInputs { get; }

    /// <summary>
    /// The rows: one for each event, with <c>row_number</c>, keys (which can be missing here), <c>as_of</c>, request columns, columns passed through, what labels and splits need, and <c>kept</c>,
    /// whether the class wants the row.
    /// </summary>
    public abstract string RowsQuery { get; }

    /// <summary>The labels of the rows of <c>{spine:Identifier}</c>, in one or more steps as for features: <c>row_number</c> and the labels.</summary>
    public abstract IReadOnlyList<string> LabelSteps { get; }

    /// <summary>The spine, labels beside it, made of the rows <c>{spine:Identifier}</c> and their labels <c>{labels:Identifier}</c>: split and sampled.</summary>
    public abstract string SpineQuery { get; }

    /// <summary>A row by the plain C# of the class; <see langword="null"/> where the class does not want it.</summary>
    /// <param name="row">An event of <see cref="Source"/>.</param>
    public abstract TrainingRow? PlainRow(object row);

    /// <summary>The labels by the plain C# of the class, boxed; an error is missing.</summary>
    /// <param name="row">The event.</param>
    /// <param name="at">What <see cref="PlainRow"/> made of it; no key may be missing.</param>
    /// <param name="history">Where the events are found that labels look at.</param>
    public abstract IReadOnlyList<object?> PlainLabels(object row, TrainingRow at, IHistory history);
}
