namespace FeatureDsl;

/// <summary>Marks a record as an entity: what features are about. Its <see cref="KeyAttribute"/> properties identify it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EntityAttribute : Attribute;

/// <summary>Marks a part of an entity's key: <see cref="int"/>, <see cref="long"/>, <see cref="string"/>, <see cref="Guid"/> or <see cref="DateOnly"/>, never missing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class KeyAttribute : Attribute;

/// <summary>Marks a column of a source that holds (a part of) the key of an entity. A row whose key is missing belongs to no entity.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class KeyAttribute<TEntity> : Attribute
{
    /// <summary>Which part of the key; by default the part with the column's own name, or the only part.</summary>
    public string? Part { get; init; }
}
