using System.Buffers;

namespace FeatureDsl.Online;

/// <summary>The online state of one view for one entity, in memory: what the writer keeps, changes and stores. Written by the compiler for every view.</summary>
public abstract class ViewState
{
    private readonly SortedList<(int Input, int Partition), long> _offsets = [];

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

    /// <summary>Applies a row that was taken from a stream. A row at or before the last offset applied from its partition is a redelivery: nothing changes.</summary>
    /// <param name="input">The index of its source in the view's inputs.</param>
    /// <param name="partition">The partition it was delivered from.</param>
    /// <param name="offset">Its place there; grows.</param>
    /// <param name="row">The row; its contract has been checked.</param>
    /// <returns>False where it is a redelivery, or a repeat of an event that was applied before.</returns>
    public virtual bool ApplyAt(int input, int partition, long offset, IRow row)
    {
        if (_offsets.TryGetValue((input, partition), out var last) && offset <= last)
        {
            return false;
        }

        _offsets[(input, partition)] = offset;
        return Apply(input, row);
    }

    /// <summary>The last offset that was applied.</summary>
    /// <returns>-1 where there is none.</returns>
    public long OffsetOf(int input, int partition) => _offsets.TryGetValue((input, partition), out var last) ? last : -1;

    /// <summary>Appends the packed form.</summary>
    public abstract void Write(IBufferWriter<byte> output);

    /// <summary>Replaces this state by a packed one.</summary>
    /// <exception cref="FeatureDslException">It is corrupt or of another layout.</exception>
    public abstract void Read(ReadOnlySpan<byte> packed);

    /// <summary>Packs the offsets.</summary>
    private protected void WriteOffsets(PackWriter output)
    {
        output.Int32(_offsets.Count);
        foreach (var ((input, partition), offset) in _offsets)
        {
            output.Int32(input);
            output.Int32(partition);
            output.Int64(offset);
        }
    }

    /// <summary>Replaces the offsets by packed ones.</summary>
    private protected void ReadOffsets(scoped ref PackReader input)
    {
        _offsets.Clear();
        for (var left = input.Int32(); left > 0; left--)
        {
            _offsets.Add((input.Int32(), input.Int32()), input.Int64());
        }
    }
}
