using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Hosting.Verification;

/// <summary>Makes cases of the rows of a spine.</summary>
internal sealed class CaseReader
{
    // The same sample each time: a difference that was found is found again.
    private const int Seed = 20010101;

    private readonly TargetDescriptor _target;
    private readonly SpineColumns _columns;
    private readonly Dictionary<string, int> _positions;
    private readonly int _asOf;

    public CaseReader(TargetDescriptor target)
    {
        _target = target;
        _columns = SpineColumns.Of(target);
        _positions = _columns.Required.Index().ToDictionary(c => c.Item.Name, c => c.Index, StringComparer.Ordinal);
        _asOf = _positions[SpineColumns.AsOf];
    }

    /// <summary>The columns of a spine for the target.</summary>
    public IReadOnlyList<(string Name, DataType Type)> Columns => _columns.Required;

    /// <summary>Reads a spine; of more than <paramref name="maxRows"/> rows a random sample of that many.</summary>
    /// <returns>The cases, and how many good rows the file has.</returns>
    public async Task<(List<Case> Cases, long Rows)> ReadAsync(string file, int maxRows, IBadRowSink rejects, CancellationToken ct)
    {
        var rows = new TypedRows(TableFile.OpenRead(file), _columns.Specs, _columns.Rules, rejects);
        var reader = new ArrowRowReader(Columns.Select(c => c.Type));
        var random = new Random(Seed);
        var cases = new List<Case>();
        var read = 0L;
        await foreach (var chunk in rows.ReadAsync(ct).ConfigureAwait(false))
        {
            using (chunk)
            {
                reader.Bind(chunk.Typed);
                for (; reader.Row < chunk.Typed.Length; reader.Row++, read++)
                {
                    // Reservoir sampling (Vitter's algorithm R): every row has the same chance, whatever their number.
                    var place = cases.Count < maxRows ? cases.Count : random.NextInt64(read + 1);
                    if (place == cases.Count && place < maxRows)
                        cases.Add(Of(Values(reader)));
                    else if (place < maxRows)
                        cases[(int)place] = Of(Values(reader));
                }
            }
        }

        return read == 0 ? throw new FeatureDslException($"The spine '{file}' has no good row to verify; mend the file.") : (cases, read);
    }

    /// <summary>The same question at another instant.</summary>
    public Case At(Case other, DateTime asOf)
    {
        var values = other.Spine.ToArray();
        values[_asOf] = asOf;
        return other with { Spine = values, AsOf = asOf };
    }

    private object?[] Values(ArrowRowReader reader) => [.. Columns.Select((c, i) => BoxedValues.Read(reader, i, c.Type))];

    private Case Of(object?[] values) => new(
        values,
        TargetKeys.Of(_target, part => values[_positions[part.Column]]),
        (DateTime)values[_asOf]!,
        [.. _target.Requests.Select(r => r.Read(new BoxedRow([.. r.Model.Columns.Select(c => values[_positions[c.Name]])])))]);
}
