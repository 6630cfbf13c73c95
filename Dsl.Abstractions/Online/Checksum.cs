using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>xxHash64 (Yann Collet's specification), seed 0: detects truncated and damaged state.</summary>
internal static class Checksum
{
    private const ulong Prime1 = 0x9E3779B185EBCA87, Prime2 = 0xC2B2AE3D27D4EB4F, Prime3 = 0x165667B19E3779F9,
        Prime4 = 0x85EBCA77C2B2AE63, Prime5 = 0x27D4EB2F165667C5;

    /// <summary>The hash of <paramref name="data"/>.</summary>
    public static ulong Of(ReadOnlySpan<byte> data)
    {
        var length = (ulong)data.Length;
        var hash = data.Length >= 32 ? Stripes(ref data) : Prime5;
        hash += length;
        for (; data.Length >= 8; data = data[8..])
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(data)), 27) * Prime1) + Prime4;
        }

        if (data.Length >= 4)
        {
            hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime1), 23) * Prime2) + Prime3;
            data = data[4..];
        }

        foreach (var b in data)
        {
            hash = BitOperations.RotateLeft(hash ^ (b * Prime5), 11) * Prime1;
        }

        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> data)
    {
        var (a, b, c, d) = (unchecked(Prime1 + Prime2), Prime2, 0UL, unchecked(0 - Prime1));
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        for (; words.Length >= 4; words = words[4..])
        {
            a = Round(a, words[0]);
            b = Round(b, words[1]);
            c = Round(c, words[2]);
            d = Round(d, words[3]);
        }

        data = data[(data.Length & ~31)..];

        var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    private static ulong Round(ulong hash, ulong input) => BitOperations.RotateLeft(hash + (input * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;
}
