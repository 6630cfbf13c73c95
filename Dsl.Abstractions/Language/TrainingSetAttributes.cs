namespace FeatureDsl;

/// <summary>
/// Marks a partial class as a training set. Of its constructor parameters one is the event that each row is made of; views and services give the features;
/// <see cref="Events{T}"/> may be looked at by labels only. One property says the instant (<see cref="AsOfAttribute"/>), others the labels (<see cref="LabelAttribute"/>).
/// </summary>
/// <param name="name">The name on the command line.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrainingSetAttribute(string name) : Attribute
{
    /// <summary>The name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>Rows from this instant on (UTC, e.g. <c>"2026-01-01"</c> or <c>"2026-01-01T06:00:00Z"</c>) are for validation, those before it for training.</summary>
    public string? ValidationFrom { get; init; }

    /// <summary>Rows from this instant on (UTC) are for the test.</summary>
    public string? TestFrom { get; init; }

    /// <summary>The entity by whose key rows are split, so that no entity is in two parts; with <see cref="ValidationShare"/> and <see cref="TestShare"/>.</summary>
    public Type? SplitBy { get; init; }

    /// <summary>The share of the entities that are for validation, 0 to 1.</summary>
    public double ValidationShare { get; init; }

    /// <summary>The share of the entities that are for the test, 0 to 1.</summary>
    public double TestShare { get; init; }

    /// <summary>The label, a truth value, by which rows are sampled: rows where it is false are negative.</summary>
    public string? Positive { get; init; }

    /// <summary>The share of the negative rows that is kept, above 0 and at most 1. The column <c>weight</c> holds what each row kept stands for: 1, and 1 / rate for a negative one.</summary>
    public double NegativeRate { get; init; } = 1;
}

/// <summary>Marks the instant of a training set at which features are taken: the event's own time, or earlier.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AsOfAttribute : Attribute;

/// <summary>Marks a truth value of a training set: only events for which it holds become rows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WhereAttribute : Attribute;

/// <summary>Marks what the caller would have brought: the column of this name of a request record that the features need. Without one it is the event's column of that name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequestAttribute : Attribute;

/// <summary>Marks a column of a training set that is passed through, neither feature nor label.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CarriedAttribute : Attribute;

/// <summary>Says which entity of the row the events of a training set's label are of, where the row and the events share more than one.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OfAttribute<TEntity> : Attribute;
