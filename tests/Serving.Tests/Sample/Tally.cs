using System.Buffers;
using System.Buffers.Binary;
using FeatureDsl.Online;

namespace FeatureDsl.Serving.Tests;

/// <summary>Counts and adds up, remembers the last offset of each partition. Packed: count, sum, earliest as-of, (partition, offset)*, checksum.</summary>
internal sealed class Tally : ViewState
{
    private readonly SortedDictionary<int, long> _offsets = [];

    public long Count { get; private set; }

    public long Sum { get; private set; }

    public static Tally Of(ReadOnlyMemory<byte> packed)
    {
        var tally = new Tally();
        if (!packed.IsEmpty)
        {
            tally.Read(packed.Span);
        }

        return tally;
    }

    public override bool Apply(int input, IRow row)
    {
        if (row is Sale { Amount: Poison })
        {
            throw new InvalidOperationException("a state that cannot take this row");
        }

        Count++;
        Sum += row is Sale sale ? sale.Amount : ((Profile)row).Rating;
        EarliestAsOf = Math.Max(EarliestAsOf, Instants.ToMicros(row.RowKnown) + (row is Sale ? 1 : 0));
        return true;
    }

    public override bool ApplyAt(int input, int partition, long offset, IRow row)
    {
        if (_offsets.TryGetValue(partition, out var last) && offset <= last)
        {
            return false;
        }

        _offsets[partition] = offset;
        return Apply(input, row);
    }

    public const long Poison = -666;

    public override void Write(IBufferWriter<byte> output)
    {
        var check = 0L;
        foreach (var number in (long[])[Count, Sum, EarliestAsOf, .. _offsets.SelectMany(o => new[] { o.Key, o.Value })])
        {
            Put(output, number);
            check = unchecked((check * 31) + number);
        }

        Put(output, check);
    }

    public override void Read(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 32 || packed.Length % 8 != 0)
        {
            throw new FeatureDslException("Its length is wrong.");
        }

        var numbers = new long[packed.Length / 8];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt64LittleEndian(packed[(i * 8)..]);
        }

        if (numbers[..^1].Aggregate(0L, (check, number) => unchecked((check * 31) + number)) != numbers[^1])
        {
            throw new FeatureDslException("Its checksum is wrong.");
        }

        (Count, Sum, EarliestAsOf) = (numbers[0], numbers[1], numbers[2]);
        for (var i = 3; i < numbers.Length - 1; i += 2)
        {
            _offsets[(int)numbers[i]] = numbers[i + 1];
        }
    }

    private static void Put(IBufferWriter<byte> output, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), number);
        output.Advance(8);
    }
}
