namespace FeatureDsl.Runtime.Files;

/// <summary>Takes the rows that were kept aside.</summary>
public interface IBadRowSink
{
    /// <summary>Takes one reason; a row with several bad values is reported once per value, in the order of rows.</summary>
    /// <param name="row">Where, which and why.</param>
    void Report(BadRow row);
}
