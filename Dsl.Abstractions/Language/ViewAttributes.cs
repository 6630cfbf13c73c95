namespace FeatureDsl;

/// <summary>Marks a partial class as a feature view without an entity of its own: computed from other views and the request.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class FeatureViewAttribute : Attribute
{
    /// <summary>Its version; a changed definition needs a new one.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>How old its newest event may be before it is called stale, e.g. <c>"5m"</c>.</summary>
    public string Freshness { get; init; } = "";

    /// <summary>Free words to find it by.</summary>
    public string[] Tags { get; init; } = [];
}

/// <summary>Marks a partial class as the feature view of an entity. Its constructor parameters are its sources, its <see cref="FeatureAttribute"/> properties the features.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeatureViewAttribute<TEntity> : FeatureViewAttribute;

/// <summary>Marks an expression-bodied property as a feature. Its XML summary is its description everywhere.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>
    /// What stands in rows for a missing value; applied last, in training as in serving. What attributes cannot hold is given as text: a decimal as <c>"0.00"</c>, a date as
    /// <c>"2024-02-29"</c>, a span as <c>"15m"</c>.
    /// </summary>
    public object? Default { get; init; }
}

/// <summary>Marks a partial class as the inputs of one model: its constructor parameters are views, in the order the model wants.</summary>
/// <param name="name">The name that models and the command line know it by.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeatureServiceAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Its version.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>
/// On a source, or on a property with <see cref="AsOfJoinAttribute{TEntity}"/>: says which columns hold the entity, where the source has it more than once.
/// On a view: has its entity looked up, and says which features of the other views hold its key; where one of them is missing, the features are those of an entity without rows.
/// </summary>
/// <param name="columns">The properties, one for each part of the key, in the entity's order.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OnAttribute(params string[] columns) : Attribute
{
    /// <summary>The properties of the source, or of the other views.</summary>
    public string[] Columns { get; } = columns;
}
