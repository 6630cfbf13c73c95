using System.Runtime.InteropServices;
using System.Text;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>A statement, its format and its parameters as UTF-8 in unmanaged memory, for the duration of one call.</summary>
internal sealed unsafe class ChdbArguments : IDisposable
{
    private readonly List<nint> _owned = [];

    internal ChdbArguments(ReadOnlySpan<byte> sql, string format, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Sql = Copy(sql);
        SqlLength = (nuint)sql.Length;
        var formatBytes = Encoding.UTF8.GetBytes(format);
        Format = Copy(formatBytes);
        FormatLength = (nuint)formatBytes.Length;
        Count = (nuint)parameters.Count;
        Names = (byte**)Allocate(Count * (nuint)sizeof(nint));
        Values = (byte**)Allocate(Count * (nuint)sizeof(nint));
        NameLengths = (nuint*)Allocate(Count * (nuint)sizeof(nuint));
        ValueLengths = (nuint*)Allocate(Count * (nuint)sizeof(nuint));
        for (var i = 0; i < parameters.Count; i++)
        {
            Names[i] = Copy(parameters[i].Key, out NameLengths[i]);
            Values[i] = Copy(parameters[i].Value, out ValueLengths[i]);
        }
    }

    internal byte* Sql { get; }

    internal nuint SqlLength { get; }

    internal byte* Format { get; }

    internal nuint FormatLength { get; }

    internal byte** Names { get; }

    internal nuint* NameLengths { get; }

    internal byte** Values { get; }

    internal nuint* ValueLengths { get; }

    internal nuint Count { get; }

    public void Dispose()
    {
        foreach (var pointer in _owned)
            NativeMemory.Free((void*)pointer);
        _owned.Clear();
    }

    private byte* Copy(string text, out nuint length)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        length = (nuint)bytes.Length;
        return Copy(bytes);
    }

    private byte* Copy(ReadOnlySpan<byte> bytes)
    {
        // One more byte than asked for: the engine may look for the terminator of a C string.
        var copy = (byte*)Allocate((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        copy[bytes.Length] = 0;
        return copy;
    }

    private void* Allocate(nuint size)
    {
        var pointer = NativeMemory.Alloc(Math.Max(size, 1));
        _owned.Add((nint)pointer);
        return pointer;
    }
}
