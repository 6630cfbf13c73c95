namespace FeatureDsl.Online;

/// <summary>A part of a view's state: what one or more aggregates need of the events.</summary>
public abstract class StateCell
{
    /// <summary>Drops what can no longer matter and appends the packed form.</summary>
    internal abstract void Write(PackWriter output);

    /// <summary>Replaces the content by a packed one.</summary>
    internal abstract void Read(scoped ref PackReader input);
}
