namespace FeatureDsl.Runtime;

/// <summary>The order in which rows of a source are read. Ties end at the event id or, without one, at all columns: never at arrival.</summary>
public enum RowSequence
{
    /// <summary>By known time, then event time: as a stream would have brought them.</summary>
    Known,

    /// <summary>By event time, then known time.</summary>
    EventTime,
}
