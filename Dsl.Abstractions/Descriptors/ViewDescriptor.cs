using FeatureDsl.Ir;
using FeatureDsl.Online;

namespace FeatureDsl.Descriptors;

/// <summary>A view with an entity, as the runtime sees it: what is stored online.</summary>
public abstract class ViewDescriptor
{
    /// <summary>Its simple name.</summary>
    public abstract string Name { get; }

    /// <summary>Its version.</summary>
    public abstract int Version { get; }

    /// <summary>Whose features they are.</summary>
    public abstract EntityModel Entity { get; }

    /// <summary>A hash of the state's layout; state of another layout is not read.</summary>
    public abstract ulong Fingerprint { get; }

    /// <summary>The sources it needs, in the order of <see cref="ViewState.Apply"/>.</summary>
    public abstract IReadOnlyList<ViewInput> Inputs { get; }

    /// <summary>A state that has seen nothing.</summary>
    public abstract ViewState NewState();
}

/// <summary>A source that a view needs.</summary>
/// <param name="Source">The source's full name.</param>
/// <param name="KeyColumns">The properties that hold the key of the view's entity.</param>
/// <param name="Reach">How many microseconds before as-of an event can still matter; <see langword="null"/> for without end.</param>
public sealed record ViewInput(string Source, IReadOnlyList<string> KeyColumns, long? Reach)
{
    /// <summary>The snapshot rows of the events that something is computed from: properties of the source, in its order.</summary>
    public IReadOnlyList<string> Joins { get; init; } = [];
}
