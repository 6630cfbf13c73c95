namespace FeatureDsl;

/// <summary>How the value of a feature came about.</summary>
public enum FeatureStatus : byte
{
    /// <summary>Computed.</summary>
    Present,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>There was none, and the declared default stands for it.</summary>
    Defaulted,

    /// <summary>Its computation failed (division by zero, a sum that leaves its type): missing, or the declared default.</summary>
    Error,
}
