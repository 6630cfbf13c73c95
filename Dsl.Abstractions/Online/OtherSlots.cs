using System.Buffers.Binary;
using System.Text;

namespace FeatureDsl.Online;

/// <summary>Truth values.</summary>
public readonly struct BoolSlot : ISlot<bool>
{
    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, bool value, PackWriter text) => target[0] = value ? (byte)1 : (byte)0;

    /// <inheritdoc/>
    public static bool Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => source[0] != 0;

    /// <inheritdoc/>
    public static int Compare(bool a, bool b) => a.CompareTo(b);
}

/// <summary>Instants, in microseconds.</summary>
public readonly struct DateTimeSlot : ISlot<DateTime>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, DateTime value, PackWriter text) =>
        BinaryPrimitives.WriteInt64LittleEndian(target, Instants.ToMicros(value));

    /// <inheritdoc/>
    public static DateTime Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) =>
        Instants.FromMicros(BinaryPrimitives.ReadInt64LittleEndian(source));

    /// <inheritdoc/>
    public static int Compare(DateTime a, DateTime b) => a.CompareTo(b);
}

/// <summary>Dates, in days since 1970.</summary>
public readonly struct DateOnlySlot : ISlot<DateOnly>
{
    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, DateOnly value, PackWriter text) => BinaryPrimitives.WriteInt32LittleEndian(target, Dates.ToDays(value));

    /// <inheritdoc/>
    public static DateOnly Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => Dates.FromDays(BinaryPrimitives.ReadInt32LittleEndian(source));

    /// <inheritdoc/>
    public static int Compare(DateOnly a, DateOnly b) => a.CompareTo(b);
}

/// <summary>Spans, in microseconds.</summary>
public readonly struct TimeSpanSlot : ISlot<TimeSpan>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, TimeSpan value, PackWriter text) => BinaryPrimitives.WriteInt64LittleEndian(target, TimeSpans.ToMicros(value));

    /// <inheritdoc/>
    public static TimeSpan Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => TimeSpans.FromMicros(BinaryPrimitives.ReadInt64LittleEndian(source));

    /// <inheritdoc/>
    public static int Compare(TimeSpan a, TimeSpan b) => a.CompareTo(b);
}

/// <summary>Identifiers, ordered by their text.</summary>
public readonly struct GuidSlot : ISlot<Guid>
{
    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, Guid value, PackWriter text) => value.TryWriteBytes(target, bigEndian: true, out _);

    /// <inheritdoc/>
    public static Guid Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => new(source, bigEndian: true);

    /// <inheritdoc/>
    public static int Compare(Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString());
}

/// <summary>Text, ordered by UTF-8 bytes.</summary>
public readonly struct TextSlot : ISlot<string>
{
    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, string value, PackWriter text)
    {
        var (start, length) = text.Text(value);
        BinaryPrimitives.WriteInt32LittleEndian(target, start);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], length);
    }

    /// <inheritdoc/>
    public static string Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text.Slice(BinaryPrimitives.ReadInt32LittleEndian(source), BinaryPrimitives.ReadInt32LittleEndian(source[4..])));

    /// <inheritdoc/>
    public static int Compare(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}

/// <summary>Text that can be missing.</summary>
public readonly struct MaybeTextSlot : ISlot<string?>
{
    /// <inheritdoc/>
    public static int Width => 9;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, string? value, PackWriter text)
    {
        if (value is not null)
        {
            target[0] = 1;
            TextSlot.Write(target[1..], value, text);
        }
    }

    /// <inheritdoc/>
    public static string? Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => source[0] == 0 ? null : TextSlot.Read(source[1..], text);

    /// <inheritdoc/>
    public static int Compare(string? a, string? b) =>
        a is not null && b is not null ? TextSlot.Compare(a, b) : (a is null ? 0 : 1) - (b is null ? 0 : 1);
}

/// <summary>Values that can be missing: a byte that says so before the value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TSlot">How it is packed.</typeparam>
public readonly struct MaybeSlot<T, TSlot> : ISlot<T?>
    where T : struct
    where TSlot : struct, ISlot<T>
{
    /// <inheritdoc/>
    public static int Width => TSlot.Width + 1;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, T? value, PackWriter text)
    {
        if (value is { } present)
        {
            target[0] = 1;
            TSlot.Write(target[1..], present, text);
        }
    }

    /// <inheritdoc/>
    public static T? Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => source[0] == 0 ? null : TSlot.Read(source[1..], text);

    /// <inheritdoc/>
    public static int Compare(T? a, T? b) =>
        a is { } x && b is { } y ? TSlot.Compare(x, y) : (a is null ? 0 : 1) - (b is null ? 0 : 1);

    /// <inheritdoc/>
    public static T? Canonical(T? value) => value is { } present ? TSlot.Canonical(present) : null;
}

/// <summary>The event id of a source that has none.</summary>
public readonly struct NoId : ISlot<NoId>
{
    /// <inheritdoc/>
    public static int Width => 0;

    /// <inheritdoc/>
    public static void Write(Span<byte> target, NoId value, PackWriter text)
    {
    }

    /// <inheritdoc/>
    public static NoId Read(ReadOnlySpan<byte> source, ReadOnlySpan<byte> text) => default;

    /// <inheritdoc/>
    public static int Compare(NoId a, NoId b) => 0;
}
