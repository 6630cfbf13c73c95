using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using FeatureDsl.Online;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl;

/// <summary>
/// Stable 64-bit hashes of values: the same in .NET, online and in ClickHouse, on every machine and in every version. Not for secrets.
/// </summary>
/// <remarks>
/// xxHash64 with seed 0 (Yann Collet's specification; <c>xxHash64</c> in ClickHouse), its 64 bits read as a signed integer, over the canonical bytes of
/// the value: text as UTF-8; an identifier as the 16 bytes of its text, first digits first; everything else as 8 bytes, least first, of a signed integer,
/// which is the number of an <c>int</c>, a <c>long</c> or an enum member, 1 or 0 for a <c>bool</c>, microseconds (since 1970) for an instant or
/// a span, and days since 1970 for a date. So an <c>int</c> hashes like the <c>long</c> of the same number.
/// </remarks>
public static class Hash
{
    /// <summary>The hash of a text; missing where it is.</summary>
    public static long? Of(string? value) => value is null ? null : (long)Checksum.Of(Encoding.UTF8.GetBytes(value));

    /// <summary>The hash of a truth value.</summary>
    public static long Of(bool value) => Of(value ? 1L : 0L);

    /// <inheritdoc cref="Of(bool)"/>
    public static long? Of(bool? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of an integer.</summary>
    public static long Of(int value) => Of((long)value);

    /// <inheritdoc cref="Of(int)"/>
    public static long? Of(int? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of an integer.</summary>
    public static long Of(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return (long)Checksum.Of(bytes);
    }

    /// <inheritdoc cref="Of(long)"/>
    public static long? Of(long? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of an instant, of its microseconds since 1970.</summary>
    public static long Of(DateTime value) => Of(Instants.ToMicros(value));

    /// <inheritdoc cref="Of(DateTime)"/>
    public static long? Of(DateTime? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of a date, of its days since 1970.</summary>
    public static long Of(DateOnly value) => Of(Dates.ToDays(value));

    /// <inheritdoc cref="Of(DateOnly)"/>
    public static long? Of(DateOnly? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of a span, of its microseconds.</summary>
    public static long Of(TimeSpan value) => Of(value.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc cref="Of(TimeSpan)"/>
    public static long? Of(TimeSpan? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of an identifier.</summary>
    public static long Of(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)Checksum.Of(bytes);
    }

    /// <inheritdoc cref="Of(Guid)"/>
    public static long? Of(Guid? value) => value is { } present ? Of(present) : null;

    /// <summary>The hash of a member of an enumeration, of its number: renaming it changes nothing.</summary>
    public static long Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Of{TEnum}(TEnum)"/>
    public static long? Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } present ? Of(present) : null;

    /// <summary>
    /// One of <paramref name="buckets"/> buckets, from 0, for a hash: its 64 bits as an unsigned number, modulo the number of buckets.
    /// <c>Hash.Bucket(Hash.Of(city), 100)</c>.
    /// </summary>
    /// <param name="hash">The hash.</param>
    /// <param name="buckets">How many buckets, at least 1.</param>
    /// <exception cref="OverflowException">There is no bucket: that makes the feature an error.</exception>
    public static int Bucket(long hash, int buckets) =>
        buckets > 0 ? (int)((ulong)hash % (ulong)buckets) : throw new OverflowException("There must be at least one bucket.");

    /// <summary>One of <paramref name="buckets"/> buckets for a hash; missing where it is.</summary>
    /// <inheritdoc cref="Bucket(long, int)"/>
    public static int? Bucket(long? hash, int buckets) => hash is { } present ? Bucket(present, buckets) : null;

    /// <summary>
    /// What a hash says to a HyperLogLog of 2048 registers, and all that <c>CountDistinctApproximate</c> keeps of a value: 64 times its register, the lowest
    /// 11 bits, plus its rank, from 1 to 41, which is the place of the first 1 among the 40 bits above those.
    /// </summary>
    public static int Coupon(long hash) =>
        ((int)(hash & (DistinctSql.Registers - 1)) << DistinctSql.RankBits)
        + BitOperations.TrailingZeroCount(((ulong)hash >> DistinctSql.RegisterBits) | (1UL << DistinctSql.HashBits)) + 1;

    /// <summary>The coupon of a hash; missing where it is.</summary>
    /// <inheritdoc cref="Coupon(long)" path="/summary"/>
    public static int? Coupon(long? hash) => hash is { } present ? Coupon(present) : null;

    /// <summary>The hash of a value of any type that has one; missing where it is.</summary>
    internal static long? OfAny(object? value) => value switch
    {
        null => null,
        string text => Of(text),
        bool truth => Of(truth),
        int or long or Enum => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        Guid id => Of(id),
        DateTime instant => Of(instant),
        DateOnly date => Of(date),
        TimeSpan span => Of(span),
        _ => throw new NotSupportedException($"A {value.GetType().Name} has no hash: give text, a whole number, a truth value, an identifier, an instant, a date or a span."),
    };
}
