using System.Buffers;
using FeatureDsl.Online;

namespace FeatureDsl.Language.Tests.Online;

/// <summary>A state of cells that a test chooses.</summary>
internal sealed class ProbeState : PackedViewState
{
    public const ulong Fingerprint = 0x0123456789ABCDEF;

    public ProbeState()
        : base(Fingerprint)
    {
    }

    public StateClock Time => Clock;

    public TCell Keep<TCell>(TCell cell)
        where TCell : StateCell => With(cell);

    public void Know(long known) => SeenBy(known + 1);

    public override bool Apply(int input, IRow row) => true;

    public byte[] Packed()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
