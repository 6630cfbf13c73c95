using System.Buffers;

namespace FeatureDsl.Online;

/// <summary>The online state of one view for one entity, in memory: what the writer keeps, changes and stores. Written by the compiler for every view.</summary>
public abstract class ViewState
{
    /// <summary>
    /// The earliest instant that this state can still answer, in microseconds since 1970: just after the known time of the latest event applied
    /// (an event is seen from after its known time), and at the known time of the latest snapshot row (which is seen from then on).
    /// </summary>
    public long EarliestAsOf { get; protected set; } = long.MinValue;

    /// <summary>Applies a row that has become known.</summary>
    /// <param name="input">The index of its source in the view's inputs.</param>
    /// <param name="row">The row; its contract has been checked.</param>
    /// <returns>False where it is a repeat of an event that was applied before.</returns>
    public abstract bool Apply(int input, IRow row);

    /// <summary>Appends the packed form.</summary>
    public abstract void Write(IBufferWriter<byte> output);

    /// <summary>Replaces this state by a packed one.</summary>
    /// <exception cref="FeatureDslException">It is corrupt or of another layout.</exception>
    public abstract void Read(ReadOnlySpan<byte> packed);
}
