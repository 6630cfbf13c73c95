namespace FeatureDsl.Serving;

/// <summary>Where in a stream a row was delivered. A second delivery of the same place never counts twice.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The place in it; grows.</param>
public readonly record struct EventPosition(int Partition, long Offset);
