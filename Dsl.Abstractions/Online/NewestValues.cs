namespace FeatureDsl.Online;

/// <summary>The packed form of a <see cref="NewestState{T, TSlot, TId, TIdSlot}"/>.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
public readonly ref struct NewestValues<T, TSlot>
    where TSlot : struct, ISlot<T>
{
    private readonly TimedValues<T, TSlot> _values;
    private readonly ReadOnlySpan<byte> _takesPart;

    private NewestValues(TimedValues<T, TSlot> values, ReadOnlySpan<byte> takesPart)
    {
        _values = values;
        _takesPart = takesPart;
    }

    /// <summary>Takes the section.</summary>
    public static NewestValues<T, TSlot> Take(scoped ref PackReader input)
    {
        var section = input.Section();
        var values = TimedValues<T, TSlot>.TakeFrom(ref section);
        return new(values, section.IsEmpty ? default : section.Take(values.Count));
    }

    /// <summary>The values of the newest <paramref name="count"/> events since <paramref name="start"/>, oldest first, without those that take no part.</summary>
    public Enumerator Last(int count, long start) =>
        new(this, Math.Max(_values.Count - count, _values.Count - _values.CountFrom(start)), _values.Count);

    /// <summary>The values of the events from <paramref name="start"/> to before <paramref name="end"/>, oldest first, without those that take no part.</summary>
    public Enumerator Between(long start, long end) =>
        new(this, _values.Count - _values.CountFrom(start), end == long.MaxValue ? _values.Count : _values.Count - _values.CountFrom(end));

    /// <summary>Walks over values.</summary>
    public ref struct Enumerator
    {
        private readonly NewestValues<T, TSlot> _of;
        private readonly int _end;
        private int _index;

        internal Enumerator(NewestValues<T, TSlot> of, int first, int end)
        {
            _of = of;
            _end = end;
            _index = Math.Max(first, 0) - 1;
        }

        /// <summary>The value.</summary>
        public readonly T Current => _of._values.At(_index);

        /// <summary>Goes on.</summary>
        public bool MoveNext()
        {
            do
            {
                _index++;
            }
            while (_index < _end && _of._takesPart[_index] == 0);
            return _index < _end;
        }

        /// <summary>Itself, for <see langword="foreach"/>.</summary>
        public readonly Enumerator GetEnumerator() => this;
    }
}
