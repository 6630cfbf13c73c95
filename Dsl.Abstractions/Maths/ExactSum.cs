using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using FeatureDsl.Operators.Portable;

namespace FeatureDsl;

/// <summary>
/// A sum of doubles without rounding: a 256-bit two's complement integer in units of 2^-128, rounded once, when it is read. So it depends
/// neither on the order of addends, nor on how the work was split, nor on addends that were taken away again.
/// </summary>
/// <remarks>
/// Bits of an addend below 2^-128 are cut off, towards zero. An addend is less than 2^96 in size (<see cref="IsOversized"/>), so 2^31 of
/// them fit. What cannot be added (NaN, infinities, oversized values) adds nothing; the caller counts it.
/// </remarks>
public struct ExactSum : IEquatable<ExactSum>
{
    /// <summary>The bytes that <see cref="Write"/> writes.</summary>
    public const int Size = 32;

    // Limbs, least first. The unit of an addend's mantissa is 2^(exponent - 1075): shifted by exponent - 947 it is in units of 2^-128.
    private const int ExponentOfUnit = 947;
    private const int GreatestShift = 171;
    private ulong _0, _1, _2, _3;

    /// <summary>Whether an addend is finite but too large to be added (2^96 or more in size): the sum is then an error.</summary>
    public static bool IsOversized(double value) => Math.Abs(value) >= ExactSumSql.OversizedFrom && double.IsFinite(value);

    /// <summary>Whether the sum is 0.</summary>
    public readonly bool IsZero => (_0 | _1 | _2 | _3) == 0;

    /// <summary>Adds a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value) => AddBits(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Takes a number away that was added before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Subtract(double value) => AddBits(BitConverter.DoubleToUInt64Bits(value) ^ (1UL << 63));

    /// <summary>Adds another sum.</summary>
    public void Add(in ExactSum other)
    {
        ulong carry = 0;
        _0 = AddWithCarry(_0, other._0, ref carry);
        _1 = AddWithCarry(_1, other._1, ref carry);
        _2 = AddWithCarry(_2, other._2, ref carry);
        _3 = _3 + other._3 + carry;
    }

    /// <summary>Takes another sum away.</summary>
    public void Subtract(in ExactSum other)
    {
        var negative = other;
        negative.Negate();
        Add(negative);
    }

    /// <summary>Changes the sign.</summary>
    public void Negate()
    {
        ulong carry = 1;
        _0 = AddWithCarry(~_0, 0, ref carry);
        _1 = AddWithCarry(~_1, 0, ref carry);
        _2 = AddWithCarry(~_2, 0, ref carry);
        _3 = ~_3 + carry;
    }

    /// <summary>The sum halved so many times; bits below the unit are cut off, towards zero.</summary>
    /// <param name="times">0 or more.</param>
    public readonly ExactSum Halved(long times)
    {
        var sum = this;
        var isNegative = (long)_3 < 0;
        if (isNegative)
        {
            sum.Negate();
        }

        for (; times >= 64 && !sum.IsZero; times -= 64)
        {
            (sum._0, sum._1, sum._2, sum._3) = (sum._1, sum._2, sum._3, 0);
        }

        if (times is > 0 and < 64)
        {
            var (right, left) = ((int)times, 64 - (int)times);
            sum._0 = (sum._0 >> right) | (sum._1 << left);
            sum._1 = (sum._1 >> right) | (sum._2 << left);
            sum._2 = (sum._2 >> right) | (sum._3 << left);
            sum._3 >>= right;
        }

        if (isNegative)
        {
            sum.Negate();
        }

        return sum;
    }

    /// <summary>The sum, correctly rounded (half to even).</summary>
    public readonly double ToDouble()
    {
        var (size, isNegative) = Magnitude();
        var value = size.Round(-128, isInexact: false);
        return isNegative ? -value : value;
    }

    /// <summary>The true quotient of the sum and a count, correctly rounded (half to even).</summary>
    /// <param name="count">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1: over nothing there is no mean.</exception>
    public readonly double DivideToDouble(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (size, isNegative) = Magnitude();
        var value = size.DivideAndRound((ulong)count, -128);
        return isNegative ? -value : value;
    }

    /// <summary>The sum in single precision, correctly rounded (half to even).</summary>
    public readonly float ToSingle()
    {
        var (size, isNegative) = Magnitude();
        var value = size.RoundSingle(-128, isInexact: false);
        return isNegative ? -value : value;
    }

    /// <summary>The true quotient of the sum and a count in single precision, correctly rounded (half to even).</summary>
    /// <param name="count">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1: over nothing there is no mean.</exception>
    public readonly float DivideToSingle(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (size, isNegative) = Magnitude();
        var value = size.DivideAndRoundSingle((ulong)count, -128);
        return isNegative ? -value : value;
    }

    /// <summary>Writes <see cref="Size"/> bytes, little endian: the bytes of ClickHouse's Int256.</summary>
    public readonly void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, _0);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], _1);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], _2);
        BinaryPrimitives.WriteUInt64LittleEndian(target[24..], _3);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ExactSum Read(ReadOnlySpan<byte> source) => new()
    {
        _0 = BinaryPrimitives.ReadUInt64LittleEndian(source),
        _1 = BinaryPrimitives.ReadUInt64LittleEndian(source[8..]),
        _2 = BinaryPrimitives.ReadUInt64LittleEndian(source[16..]),
        _3 = BinaryPrimitives.ReadUInt64LittleEndian(source[24..]),
    };

    /// <inheritdoc/>
    public readonly bool Equals(ExactSum other) => _0 == other._0 && _1 == other._1 && _2 == other._2 && _3 == other._3;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ExactSum other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(_0, _1, _2, _3);

    /// <summary>What is left of one sum when another is taken away.</summary>
    public static ExactSum operator -(ExactSum left, in ExactSum right)
    {
        left.Subtract(right);
        return left;
    }

    /// <summary>Whether two sums are the same.</summary>
    public static bool operator ==(ExactSum left, ExactSum right) => left.Equals(right);

    /// <summary>Whether two sums differ.</summary>
    public static bool operator !=(ExactSum left, ExactSum right) => !left.Equals(right);

    // Hot: the only branches are on the size of the addend, which data keeps predictable; its sign, which data does not, is arithmetic.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddBits(ulong bits)
    {
        var shift = (int)((bits >> 52) & 0x7FF) - ExponentOfUnit;
        var mantissa = (bits & PortableSql.MantissaBits) | (PortableSql.MantissaBits + 1);
        if ((uint)shift > GreatestShift)
        {
            if (shift > 0 || shift <= -53)
            {
                return;
            }

            mantissa >>= -shift;
            shift = 0;
        }

        // The mantissa at its place in two limbs, then the sign: as a 128-bit number whose upper limbs would all be the sign.
        var sign = (ulong)((long)bits >> 63);
        var low = mantissa << (shift & 63);
        var high = (mantissa >> 1) >> (63 - (shift & 63));
        high = (high ^ sign) + (low == 0 ? sign & 1 : 0);
        low = (low ^ sign) + (sign & 1);
        ulong carry = 0;
        if (shift >= 128)
        {
            _2 = AddWithCarry(_2, low, ref carry);
            _3 += high + carry;
        }
        else if (shift >= 64)
        {
            _1 = AddWithCarry(_1, low, ref carry);
            _2 = AddWithCarry(_2, high, ref carry);
            _3 += sign + carry;
        }
        else
        {
            _0 = AddWithCarry(_0, low, ref carry);
            _1 = AddWithCarry(_1, high, ref carry);
            _2 = AddWithCarry(_2, sign, ref carry);
            _3 += sign + carry;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddWithCarry(ulong a, ulong b, ref ulong carry)
    {
        var partial = a + b;
        var sum = partial + carry;
        carry = (partial < a ? 1UL : 0) | (sum < partial ? 1UL : 0);
        return sum;
    }

    private readonly (Magnitude256 Size, bool IsNegative) Magnitude()
    {
        var copy = this;
        var isNegative = (long)_3 < 0;
        if (isNegative)
        {
            copy.Negate();
        }

        return (new Magnitude256(copy._0, copy._1, copy._2, copy._3), isNegative);
    }
}
