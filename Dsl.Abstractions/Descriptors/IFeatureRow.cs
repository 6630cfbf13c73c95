namespace FeatureDsl;

/// <summary>The features of one entity (or of one request) at one instant. The generated rows have a typed property for each.</summary>
public interface IFeatureRow
{
    /// <summary>How many features there are.</summary>
    int Count { get; }

    /// <summary>The instant that was answered, UTC.</summary>
    DateTime AsOf { get; }

    /// <summary>Whether any state was found for the entities asked about; where not, counts are 0 and the rest is missing.</summary>
    bool Found { get; }

    /// <summary>A value, boxed, default applied; <see langword="null"/> for missing.</summary>
    object? Value(int index);

    /// <summary>How it came about.</summary>
    FeatureStatus Status(int index);

    /// <summary>Writes the numeric features in declared order as 32-bit floats, missing as NaN; text, instants, identifiers and lists are left out.</summary>
    /// <param name="vector">At least as long as the target's vector.</param>
    /// <returns>How many were written.</returns>
    int Fill(Span<float> vector);
}
