using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests;

/// <summary>What is packed into slots comes out of them, in the order of the contract.</summary>
public class SlotTests
{
    [Fact]
    public void Dates() => Hold<DateOnly, DateOnlySlot>(4, new(1, 1, 1), new(1900, 1, 1), new(1969, 12, 31), new(1970, 1, 1), new(2024, 2, 29), new(2100, 2, 28), new(2299, 12, 30), DateOnly.MaxValue);

    [Fact]
    public void Spans() => Hold<TimeSpan, TimeSpanSlot>(
        8, TimeSpans.FromMicros(-TimeSpans.LongestMicros), TimeSpan.FromDays(-1), TimeSpan.FromMicroseconds(-1), TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromDays(400),
        TimeSpans.FromMicros(TimeSpans.LongestMicros));

    [Fact]
    public void Vectors()
    {
        var (text, slots) = (new PackWriter(), new byte[2][]);
        FeatureVector[] ascending = [[0, 1], [-0f, float.NaN]];
        var begin = text.Begin();
        for (var i = 0; i < ascending.Length; i++)
        {
            slots[i] = new byte[VectorSlot.Width];
            VectorSlot.Write(slots[i], ascending[i], text);
        }

        text.End(begin);
        Assert.Equal(ascending, slots.Select(s => VectorSlot.Read(s, text.Written[begin..])));
        Assert.Equal((0, -1, 1), (VectorSlot.Compare([1, 2], [1, 2]), Math.Sign(VectorSlot.Compare([0f], [-0f])), Math.Sign(VectorSlot.Compare([1, 2], [1]))));
    }

    [Fact]
    public void What_can_be_missing()
    {
        Hold<DateOnly?, MaybeSlot<DateOnly, DateOnlySlot>>(5, null, new DateOnly(1969, 12, 31), new DateOnly(2024, 2, 29));
        Hold<TimeSpan?, MaybeSlot<TimeSpan, TimeSpanSlot>>(9, null, TimeSpan.FromSeconds(-1), TimeSpan.Zero);
    }

    private static void Hold<T, TSlot>(int width, params T[] ascending)
        where TSlot : struct, ISlot<T>
    {
        Assert.Equal(width, TSlot.Width);
        for (var i = 0; i < ascending.Length; i++)
        {
            var bytes = new byte[width];
            TSlot.Write(bytes, ascending[i], null!);
            Assert.Equal(ascending[i], TSlot.Read(bytes, []));
            Assert.Equal(Enumerable.Range(0, ascending.Length).Select(j => Math.Sign(i.CompareTo(j))), ascending.Select(other => Math.Sign(TSlot.Compare(ascending[i], other))));
        }
    }
}
