namespace FeatureDsl.Serving;

/// <summary>What became of a row.</summary>
public enum ApplyOutcome
{
    /// <summary>It changed the state of at least one view.</summary>
    Applied,

    /// <summary>It was delivered or recorded before: nothing changed.</summary>
    Repeat,

    /// <summary>No view needs its source, or a part of its key is missing.</summary>
    NoEntity,

    /// <summary>It, or a state that it belongs to, breaks the contract: set aside among the dead letters, with the reason.</summary>
    Rejected,
}
