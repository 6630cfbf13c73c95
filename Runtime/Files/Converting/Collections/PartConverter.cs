using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDsl.Runtime.Files;

/// <summary>Converts the elements of lists, or the keys or values of maps, as a column of them would be.</summary>
internal sealed class PartConverter
{
    private readonly ColumnSpec _spec;
    private readonly ColumnConverter _converter;

    private PartConverter(ColumnSpec spec, ColumnConverter converter) => (_spec, _converter) = (spec, converter);

    /// <summary>The converter, or null where there is no way without loss or guessing.</summary>
    /// <param name="source">The type of the elements in the file.</param>
    /// <param name="spec">The declared elements.</param>
    public static PartConverter? Find(IArrowType source, ColumnSpec spec) =>
        ColumnConverters.Find(SourceArrays.Simplify(source), spec) is { } converter ? new(spec, converter) : null;

    /// <summary>Converts; takes the elements over.</summary>
    /// <param name="part">The elements as the file has them.</param>
    /// <param name="problems">Which of them are bad, in order, and why.</param>
    public IArrowArray Convert(IArrowArray part, out IEnumerable<(int At, string Reason)> problems)
    {
        using (part)
        {
            var simple = SourceArrays.Simplify(part);
            var bad = new BadCells(part.Length);
            var validity = new Validity(simple);
            for (var at = 0; !_spec.Nullable && validity.NullCount > 0 && at < simple.Length; at++)
            {
                if (validity.IsNull(at))
                    bad.Add(at, Problem.NullElement);
            }

            var converted = _converter.Convert(simple, bad);
            if (!ReferenceEquals(simple, part))
                simple.Dispose();
            problems = bad.InOrder.Select(b => (b.Row, b.Reason));
            return converted;
        }
    }
}
