using System.Text;
using FeatureDsl.Ir;

namespace FeatureDsl.Descriptors;

/// <summary>The key of one entity. Two keys are equal exactly when every part is.</summary>
public sealed class EntityKey : IEquatable<EntityKey>
{
    private EntityKey(EntityModel entity, IReadOnlyList<object> parts, string text) => (Entity, Parts, Text) = (entity, parts, text);

    /// <summary>Whose key it is.</summary>
    public EntityModel Entity { get; }

    /// <summary>The parts, boxed, in the entity's order: int, long, string, Guid or DateOnly.</summary>
    public IReadOnlyList<object> Parts { get; }

    /// <summary>An unambiguous text, e.g. <c>Route|3:ORD|3:LAX</c>: every part is preceded by its length.</summary>
    public string Text { get; }

    /// <summary>The key of these parts, or <see langword="null"/> where one is missing: such a row belongs to no entity.</summary>
    /// <exception cref="FeatureDslException">A part is of another type than the entity declares, or there are more or fewer parts.</exception>
    public static EntityKey? Of(EntityModel entity, params IReadOnlyList<object?> parts)
    {
        if (parts.Count != entity.Keys.Count)
        {
            throw new FeatureDslException($"The key of {entity.Name} has {entity.Keys.Count} part(s), but {parts.Count} were given.");
        }

        var text = new StringBuilder(entity.Name);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not { } part)
            {
                return null;
            }

            Require(entity, entity.Keys[i], part);
            var value = KeyText.Of(part);
            text.Append('|').Append(Encoding.UTF8.GetByteCount(value)).Append(':').Append(value);
        }

        return new(entity, parts!, text.ToString());
    }

    /// <inheritdoc/>
    public bool Equals(EntityKey? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EntityKey);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static void Require(EntityModel entity, KeyPart key, object part)
    {
        var fits = key.Type.Kind switch
        {
            DataKind.Int32 => part is int,
            DataKind.Int64 => part is long,
            DataKind.String => part is string,
            DataKind.DateOnly => part is DateOnly,
            _ => part is Guid,
        };
        if (!fits)
        {
            throw new FeatureDslException($"{entity.Name}.{key.Name} is a {key.Type.Display}, but a {part.GetType().Name} was given.");
        }
    }
}
