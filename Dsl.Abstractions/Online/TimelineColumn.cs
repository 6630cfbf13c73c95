namespace FeatureDsl.Online;

/// <summary>A total that is kept for every entry of a <see cref="Timeline"/>.</summary>
public abstract class TimelineColumn
{
    internal abstract void Resize(int capacity);

    internal abstract void Insert(int index, int count);

    internal abstract void DropFirst(int drop, int count);

    /// <summary>Packs the totals from each entry to the newest one.</summary>
    internal abstract void Write(PackWriter output, int count);

    /// <summary>Takes the entries' own addends back out of the packed totals.</summary>
    internal abstract void Read(scoped ref PackReader input, int count);
}

/// <summary>A column of addends of one type. Room beyond the entries is always zero.</summary>
/// <typeparam name="T">The type of an addend.</typeparam>
public abstract class TimelineColumn<T> : TimelineColumn
    where T : struct
{
    private T[] _own = [];

    /// <summary>The addends of the entries.</summary>
    private protected T[] Own => _own;

    internal sealed override void Resize(int capacity) => Array.Resize(ref _own, capacity);

    internal sealed override void Insert(int index, int count)
    {
        Array.Copy(_own, index, _own, index + 1, count - index);
        _own[index] = default;
    }

    internal sealed override void DropFirst(int drop, int count)
    {
        Array.Copy(_own, drop, _own, 0, count - drop);
        Array.Clear(_own, count - drop, drop);
    }

    internal sealed override void Read(scoped ref PackReader input, int count)
    {
        Array.Clear(_own);
        ReadOwn(ref input, count);
    }

    private protected abstract void ReadOwn(scoped ref PackReader input, int count);
}
