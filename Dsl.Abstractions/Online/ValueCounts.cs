using System.Runtime.CompilerServices;

namespace FeatureDsl.Online;

/// <summary>Different values, each with how often it occurs: what the results of a window are made of.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
internal interface IValueCounts<out T>
{
    /// <summary>How many different values there are.</summary>
    int Count { get; }

    /// <summary>A value; they ascend.</summary>
    T ValueAt(int index);

    /// <summary>How often it occurs; 0 where it does not.</summary>
    long CountAt(int index);
}

/// <summary>The packed form of a <see cref="ValueCountsState{T, TSlot}"/>: ascending values, and for each the times at which it occurred with how often.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed and compared.</typeparam>
public readonly ref struct ValueCounts<T, TSlot>
    where TSlot : struct, ISlot<T>
{
    private readonly ReadOnlySpan<byte> _values, _text, _ends, _times, _counts;
    private readonly long _first, _step;
    private readonly int _endWidth, _timeWidth, _countWidth;

    private ValueCounts(scoped ref PackReader section)
    {
        Count = section.Int32();
        _values = section.Take(checked(Count * TSlot.Width));
        _text = section.Text;
        _endWidth = section.Byte();
        _ends = section.Take(checked(Count * _endWidth));
        var entries = section.Int32();
        (_timeWidth, _step, _first) = (section.Byte(), section.Int64(), section.Int64());
        _times = section.Take(checked(entries * _timeWidth));
        _countWidth = section.Byte();
        _counts = section.Take(checked(entries * _countWidth));
    }

    /// <summary>How many different values there are in all.</summary>
    public int Count { get; }

    /// <summary>Takes the section.</summary>
    public static ValueCounts<T, TSlot> Take(scoped ref PackReader input)
    {
        var section = input.Section();
        return section.IsEmpty ? default : new(ref section);
    }

    /// <summary>The values that occur most often since <paramref name="start"/>, of equal ones the least first.</summary>
    public FeatureList<TOut> Top<TOut>(long start, int limit, Func<T, TOut> release) =>
        CountResults.Top<T, TSlot, Since, TOut>(new(this, start), limit, release);

    /// <summary>The values that occur since <paramref name="start"/>, with how often.</summary>
    public FeatureMap<TOut, long> Each<TOut>(long start, Func<T, TOut> release)
        where TOut : notnull => CountResults.Each<T, Since, TOut>(new(this, start), release);

    /// <summary>The entropy of the values since <paramref name="start"/>, in nats; missing over nothing.</summary>
    public double? Entropy(long start) => CountResults.Entropy<T, Since>(new(this, start));

    /// <summary>The quantile of the numbers since <paramref name="start"/>; missing over nothing.</summary>
    public double? Quantile(long start, double share, Func<T, double> number) => CountResults.Quantile<T, TSlot, Since>(new(this, start), share, number);

    /// <summary>The value at an index.</summary>
    internal T ValueAt(int index) => TSlot.Read(_values.Slice(index * TSlot.Width, TSlot.Width), _text);

    /// <summary>Where the entries of a value end.</summary>
    internal int EndOf(int index) => index < 0 ? 0 : (int)Widths.Load(_ends, _endWidth, index);

    /// <summary>An entry.</summary>
    internal (long Time, long Count) Entry(int index) =>
        (unchecked(_first + ((long)Widths.Load(_times, _timeWidth, index) * Math.Max(_step, 1))), (long)Widths.Load(_counts, _countWidth, index) + 1);

    // Counts are packed one less: where every entry is one event they take no room.
    private long CountFrom(int index, long start)
    {
        var (begin, end) = (EndOf(index - 1), EndOf(index));
        if (start > _first)
        {
            // Unsigned: the distance of two instants never leaves 64 bits that way, whatever is asked.
            var distance = unchecked((ulong)start - (ulong)_first);
            var times = _times.Slice(begin * _timeWidth, (end - begin) * _timeWidth);
            begin += Widths.LowerBound(times, _timeWidth, end - begin, _step <= 1 ? distance : ((distance - 1) / (ulong)_step) + 1);
        }

        var count = (long)(end - begin);
        for (var i = begin; _countWidth > 0 && i < end; i++)
        {
            count += (long)Widths.Load(_counts, _countWidth, i);
        }

        return count;
    }

    // Those of one window.
    private readonly ref struct Since(ValueCounts<T, TSlot> of, long start) : IValueCounts<T>
    {
        private readonly ValueCounts<T, TSlot> _of = of;

        public int Count => _of.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T ValueAt(int index) => _of.ValueAt(index);

        public long CountAt(int index) => _of.CountFrom(index, start);
    }
}
