namespace FeatureDsl.Online;

/// <summary>Packs the columns of a row one after another.</summary>
public readonly struct SlotWriter
{
    private readonly PackWriter _output;

    internal SlotWriter(PackWriter output) => _output = output;

    /// <summary>Packs the next column.</summary>
    public void Put<T, TSlot>(T value)
        where TSlot : struct, ISlot<T> => _output.Slot<T, TSlot>(value);
}
