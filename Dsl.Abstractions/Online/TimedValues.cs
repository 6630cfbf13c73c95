using System.Diagnostics.CodeAnalysis;

namespace FeatureDsl.Online;

/// <summary>Ascending times with a value each, packed: what the states of Min, Max, First and CountDistinct look like to the evaluator.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
public readonly ref struct TimedValues<T, TSlot>
    where TSlot : struct, ISlot<T>
{
    private readonly PackedTimes _times;
    private readonly ReadOnlySpan<byte> _values;
    private readonly ReadOnlySpan<byte> _text;

    private TimedValues(PackedTimes times, ReadOnlySpan<byte> values, ReadOnlySpan<byte> text)
    {
        _times = times;
        _values = values;
        _text = text;
    }

    /// <summary>How many there are in all.</summary>
    public int Count => _times.Count;

    /// <summary>Takes the section.</summary>
    public static TimedValues<T, TSlot> Take(scoped ref PackReader input)
    {
        var section = input.Section();
        return TakeFrom(ref section);
    }

    /// <summary>How many are not before <paramref name="start"/>.</summary>
    public int CountFrom(long start) => _times.Count - _times.Edge(start);

    /// <summary>The value at the first time that is not before <paramref name="start"/>.</summary>
    /// <returns>False where there is none.</returns>
    public bool Find(long start, [MaybeNullWhen(false)] out T value)
    {
        var index = _times.Edge(start);
        value = index < _times.Count ? At(index) : default;
        return index < _times.Count;
    }

    /// <summary>The first <paramref name="limit"/> values whose time is not before <paramref name="start"/>.</summary>
    public FeatureList<TOut> Oldest<TOut>(long start, int limit, Func<T, TOut> release)
    {
        var first = _times.Edge(start);
        var items = new TOut[Math.Min(_times.Count - first, limit)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = release(At(first + i));
        }

        return new(items);
    }

    /// <summary>The first <paramref name="limit"/> different values whose time is not before <paramref name="start"/>.</summary>
    public FeatureList<TOut> OldestDistinct<TOut>(long start, int limit, Func<T, TOut> release)
    {
        var values = new FirstDistinctFold<T, TSlot>();
        for (var i = _times.Edge(start); i < _times.Count && values.Count < limit; i++)
        {
            values.Add(At(i));
        }

        return values.Oldest(limit, release);
    }

    /// <summary>The last <paramref name="limit"/> values whose time is not before <paramref name="start"/>, the last one first.</summary>
    public FeatureList<TOut> Newest<TOut>(long start, int limit, Func<T, TOut> release)
    {
        var items = new TOut[Math.Min(_times.Count - _times.Edge(start), limit)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = release(At(_times.Count - 1 - i));
        }

        return new(items);
    }

    /// <summary>The value at an index.</summary>
    internal T At(int index) => TSlot.Read(_values.Slice(index * TSlot.Width, TSlot.Width), _text);

    /// <summary>The time at an index.</summary>
    internal long TimeAt(int index) => _times.At(index);

    /// <summary>Takes it from an opened section.</summary>
    internal static TimedValues<T, TSlot> TakeFrom(scoped ref PackReader section)
    {
        var times = PackedTimes.Take(ref section);
        return new(times, section.IsEmpty ? default : section.Take(checked(times.Count * TSlot.Width)), section.Text);
    }
}
