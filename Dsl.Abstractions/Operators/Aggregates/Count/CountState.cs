namespace FeatureDsl.Online;

/// <summary>Numbers of events beside a timeline.</summary>
public sealed class CountState : TimelineColumn<long>
{
    /// <summary>Adds to an entry.</summary>
    public void Add(int index, long addend) => Own[index] += addend;

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            total += Own[i];
        }

        var width = Widths.Of((ulong)total);
        output.Byte(width);
        var column = output.Reserve(count * width);
        for (var i = 0; i < count; i++)
        {
            Widths.Store(column, width, i, (ulong)total);
            total -= Own[i];
        }
    }

    private protected override void ReadOwn(scoped ref PackReader input, int count)
    {
        var packed = Reader.Take(ref input, count);
        for (var i = 0; i < count; i++)
        {
            Own[i] = packed.From(i) - packed.From(i + 1);
        }
    }

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly PackedTotals _totals;

        private Reader(PackedTotals totals) => _totals = totals;

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count) => new(PackedTotals.Take(ref input, count));

        /// <summary>The number from an entry on.</summary>
        public long From(int index) => index >= _totals.Count ? 0 : (long)Widths.Load(_totals.Bytes, _totals.Width, index);
    }
}
