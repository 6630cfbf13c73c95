using System.Runtime.InteropServices;
using Apache.Arrow;

namespace FeatureDsl.Runtime.Files;

/// <summary>Makes Arrow buffers.</summary>
internal static class Buffers
{
    /// <summary>A copy in native memory, aligned to 64 bytes: what native readers of Arrow memory expect and managed arrays do not
    /// give.</summary>
    public static ArrowBuffer Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var builder = new ArrowBuffer.Builder<byte>(0);
        return builder.Append(MemoryMarshal.AsBytes(values)).Build();
    }
}
