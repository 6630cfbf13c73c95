using System.Buffers;

namespace FeatureDsl.Online;

/// <summary>A view's state as a list of cells. The compiler derives one class for each view: it makes the cells and says what an event adds to them.</summary>
/// <param name="fingerprint">A hash of what the state holds.</param>
public abstract class PackedViewState(ulong fingerprint) : ViewState
{
    [ThreadStatic]
    private static PackWriter? _writer;

    private readonly List<StateCell> _cells = [];

    /// <summary>What the cells share.</summary>
    protected StateClock Clock { get; } = new();

    /// <inheritdoc/>
    public sealed override void Write(IBufferWriter<byte> output)
    {
        Settle();
        var writer = _writer ??= new();
        PackedState.Begin(writer, fingerprint, EarliestAsOf);
        WriteOffsets(writer);
        foreach (var cell in _cells)
        {
            cell.Write(writer);
        }

        PackedState.End(writer);
        output.Write(writer.Written);
    }

    /// <inheritdoc/>
    public sealed override void Read(ReadOnlySpan<byte> packed)
    {
        var reader = PackedState.Unframe(packed, fingerprint, out var earliest);
        EarliestAsOf = Clock.EarliestAsOf = earliest;
        ReadOffsets(ref reader);
        foreach (var cell in _cells)
        {
            cell.Read(ref reader);
        }
    }

    /// <summary>Adds a cell; the evaluator reads cells in this order.</summary>
    protected TCell With<TCell>(TCell cell)
        where TCell : StateCell
    {
        _cells.Add(cell);
        return cell;
    }

    /// <summary>Called before the state is written: cells that a correction waits for are made anew.</summary>
    protected virtual void Settle()
    {
    }

    /// <summary>Empties cells.</summary>
    protected static void Clear(params ReadOnlySpan<StateCell> cells)
    {
        foreach (var cell in cells)
        {
            var nothing = default(PackReader);
            cell.Read(ref nothing);
        }
    }

    /// <summary>Says that the state now knows what it must not tell anyone who asks about an earlier instant.</summary>
    protected void SeenBy(long earliestAsOf)
    {
        if (earliestAsOf > EarliestAsOf)
        {
            EarliestAsOf = Clock.EarliestAsOf = earliestAsOf;
        }
    }
}
