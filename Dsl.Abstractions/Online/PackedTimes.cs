namespace FeatureDsl.Online;

/// <summary>Ascending times as a column: the first one, and the distances from it in steps.</summary>
public readonly ref struct PackedTimes
{
    private readonly ReadOnlySpan<byte> _steps;
    private readonly long _first;
    private readonly long _step;
    private readonly int _width;

    private PackedTimes(int count, long step, long first, int width, ReadOnlySpan<byte> steps)
    {
        (Count, _step, _first, _width) = (count, step, first, width);
        _steps = steps;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The index of the first time that is not before <paramref name="start"/>: where a window begins.</summary>
    public int Edge(long start)
    {
        if (Count == 0 || start <= _first)
        {
            return 0;
        }

        // Unsigned: the distance of two instants never leaves 64 bits that way, whatever is asked.
        var distance = unchecked((ulong)start - (ulong)_first);
        return Widths.LowerBound(_steps, _width, Count, _step <= 1 ? distance : ((distance - 1) / (ulong)_step) + 1);
    }

    /// <summary>The time at an index.</summary>
    internal long At(int index) => unchecked(_first + ((long)Widths.Load(_steps, _width, index) * Math.Max(_step, 1)));

    /// <summary>Takes a column of times.</summary>
    public static PackedTimes Take(scoped ref PackReader input)
    {
        if (input.IsEmpty)
        {
            return default;
        }

        var (count, width, step, first) = (input.Int32(), input.Byte(), input.Int64(), input.Int64());
        return new(count, step, first, width, input.Take(checked(count * width)));
    }

    /// <summary>Appends a column of times.</summary>
    internal static void Write(PackWriter output, ReadOnlySpan<long> times, long step)
    {
        var first = times.IsEmpty ? 0 : times[0];
        var unit = (ulong)Math.Max(step, 1);
        var width = times.IsEmpty ? 0 : Widths.Of(unchecked((ulong)(times[^1] - first)) / unit);
        output.Int32(times.Length);
        output.Byte(width);
        output.Int64(step);
        output.Int64(first);
        var column = output.Reserve(times.Length * width);
        for (var i = 0; i < times.Length; i++)
        {
            Widths.Store(column, width, i, unchecked((ulong)(times[i] - first)) / unit);
        }
    }
}
