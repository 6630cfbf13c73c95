namespace FeatureDsl.Runtime;

/// <summary>What a training set that is being built waits for.</summary>
public enum TrainingStage
{
    /// <summary>The spine is read, checked and put into a table.</summary>
    ReadingSpine,

    /// <summary>ClickHouse computes the features; no row is there yet.</summary>
    Computing,

    /// <summary>Rows arrive and are written.</summary>
    Writing,
}
