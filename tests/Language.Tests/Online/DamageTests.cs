using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>A damaged state is an error, never a wrong number.</summary>
public class DamageTests
{
    [Fact]
    public void Every_truncation_is_an_error()
    {
        var packed = Sample();
        for (var length = 1; length < packed.Length; length++)
        {
            AssertRejected(packed[..length]);
        }
    }

    [Fact]
    public void Every_flipped_bit_is_an_error()
    {
        var packed = Sample();
        for (var bit = 0; bit < packed.Length * 8; bit++)
        {
            packed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRejected(packed);
            packed[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Bytes_behind_the_end_are_an_error() => AssertRejected([.. Sample(), 0]);

    [Fact]
    public void Another_layout_and_another_definition_are_named()
    {
        var packed = Sample();
        Assert.Contains("another definition", Assert.Throws<FeatureDslException>(() => PackedState.Open(packed, 1, long.MaxValue)).Message);
        packed[3]++;
        Assert.Contains("layout", Assert.Throws<FeatureDslException>(() => PackedState.Open(packed, ProbeState.Fingerprint, long.MaxValue)).Message);
    }

    [Fact]
    public void A_state_does_not_answer_for_an_instant_before_what_it_has_seen()
    {
        var packed = Sample();
        var earliest = PackedState.EarliestAsOf(packed, ProbeState.Fingerprint);
        Assert.False(PackedState.Open(packed, ProbeState.Fingerprint, earliest).IsEmpty);
        Assert.Throws<FeatureDslException>(() => PackedState.Open(packed, ProbeState.Fingerprint, earliest - 1));
    }

    [Fact]
    public void Nothing_stored_is_an_empty_state()
    {
        var packed = PackedState.Open([], ProbeState.Fingerprint, 5);
        var times = PackedTimes.Take(ref packed);
        Assert.Equal(0, CountState.Reader.Take(ref packed, times.Count).From(times.Edge(0)));
        Assert.False(TimedValues<long, Int64Slot>.Take(ref packed).Find(0, out _));
        Assert.False(LatestRow.Take(ref packed).Exists);
    }

    private static void AssertRejected(byte[] packed)
    {
        Assert.Throws<FeatureDslException>(() => PackedState.Open(packed, ProbeState.Fingerprint, long.MaxValue));
        Assert.Throws<FeatureDslException>(() => new ProbeState().Read(packed));
    }

    private static byte[] Sample()
    {
        var state = new ProbeState();
        var line = state.Keep(new Timeline(state.Time, new Grain(1, 1000)));
        var sum = line.With(new ExactSumState());
        var last = state.Keep(new LastState<string, TextSlot, int, Int32Slot>());
        foreach (var h in Happening.History(7, 20))
        {
            state.Know(h.Known);
            sum.Add(line.At(h.Time), h.Number);
            last.Add(h.Time, h.Known, h.Id, h.Word);
        }

        return state.Packed();
    }
}
