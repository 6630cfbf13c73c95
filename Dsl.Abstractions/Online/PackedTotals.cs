namespace FeatureDsl.Online;

/// <summary>A column of totals in the fewest bytes that hold all of them: a byte that says how many, then the numbers.</summary>
internal readonly ref struct PackedTotals
{
    private PackedTotals(ReadOnlySpan<byte> bytes, int width, int count)
    {
        Bytes = bytes;
        (Width, Count) = (width, count);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public int Width { get; }

    public int Count { get; }

    public static PackedTotals Take(scoped ref PackReader input, int count)
    {
        if (input.IsEmpty)
        {
            return default;
        }

        var width = input.Byte();
        return new(input.Take(checked(count * width)), width, count);
    }
}
