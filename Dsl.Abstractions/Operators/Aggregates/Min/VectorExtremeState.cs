using System.Runtime.InteropServices;

namespace FeatureDsl.Online;

/// <summary>
/// The least or greatest elements of vectors beside a timeline: packed, those from each entry to the newest one. An entry that is read back holds these, which takes nothing
/// away: what a newer entry has, every window that sees this one sees too.
/// </summary>
public abstract class VectorExtremeState : TimelineColumn<VectorExtreme>
{
    private readonly bool _greatest;

    private protected VectorExtremeState(bool greatest) => _greatest = greatest;

    /// <summary>Adds to an entry.</summary>
    public void Add(int index, FeatureVector addend) => Own[index].Add(addend.AsSpan(), _greatest);

    /// <inheritdoc/>
    internal override void Write(PackWriter output, int count)
    {
        var dimension = 0;
        for (var i = 0; i < count; i++)
        {
            dimension = Math.Max(dimension, Own[i].Elements.Length);
        }

        // The entries behind the last one that has a vector have none.
        var filled = count;
        while (filled > 0 && Own[filled - 1].Elements.IsEmpty)
        {
            filled--;
        }

        output.Int32(dimension);
        output.Int32(filled);
        var width = dimension * sizeof(float);
        var column = output.Reserve(checked(filled * width));
        var best = default(VectorExtreme);
        for (var i = filled - 1; i >= 0; i--)
        {
            best.Add(Own[i].Elements, _greatest);
            MemoryMarshal.AsBytes(best.Elements).CopyTo(column[(i * width)..]);
        }
    }

    private protected override void ReadOwn(scoped ref PackReader input, int count)
    {
        var packed = Reader.Take(ref input, count);
        for (var i = 0; i < count; i++)
        {
            Own[i] = packed.From(i);
        }
    }

    /// <summary>The packed form.</summary>
    public readonly ref struct Reader
    {
        private readonly ReadOnlySpan<byte> _entries;
        private readonly int _width, _filled;

        private Reader(scoped ref PackReader input, int count)
        {
            (var dimension, _filled) = (input.Int32(), input.Int32());
            if (dimension < 0 || _filled < 0 || _filled > count)
            {
                throw new FeatureDslException("The packed state has vectors of an impossible number of elements.");
            }

            _width = checked(dimension * sizeof(float));
            _entries = input.Take(checked(_filled * _width));
        }

        /// <summary>Takes the column.</summary>
        public static Reader Take(scoped ref PackReader input, int count) => input.IsEmpty ? default : new(ref input, count);

        /// <summary>The best elements from an entry on.</summary>
        public VectorExtreme From(int index)
        {
            var best = default(VectorExtreme);
            if (index < _filled)
            {
                best.Add(MemoryMarshal.Cast<byte, float>(_entries.Slice(index * _width, _width)), greatest: false);
            }

            return best;
        }
    }
}

/// <summary>The least elements of vectors beside a timeline.</summary>
public sealed class VectorLeastState() : VectorExtremeState(greatest: false);

/// <summary>The greatest elements of vectors beside a timeline.</summary>
public sealed class VectorGreatestState() : VectorExtremeState(greatest: true);
