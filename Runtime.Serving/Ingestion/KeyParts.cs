using FeatureDsl.Descriptors;

namespace FeatureDsl.Serving;

/// <summary>The key of an entity as it is looked up for every row: without the text that <see cref="EntityKey"/> builds.</summary>
internal readonly struct KeyParts : IEquatable<KeyParts>
{
    private readonly object _first;
    private readonly object[]? _rest;

    private KeyParts(object first, object[]? rest) => (_first, _rest) = (first, rest);

    /// <summary>False where a part is missing: the row belongs to no entity.</summary>
    public static bool TryRead(IRow row, string[] columns, out KeyParts parts)
    {
        parts = default;
        if (row.RowKey(columns[0]) is not { } first)
        {
            return false;
        }

        var rest = columns.Length > 1 ? new object[columns.Length - 1] : null;
        for (var i = 1; i < columns.Length; i++)
        {
            if (row.RowKey(columns[i]) is not { } part)
            {
                return false;
            }

            rest![i - 1] = part;
        }

        parts = new KeyParts(first, rest);
        return true;
    }

    public static KeyParts Of(EntityKey key) => new(key.Parts[0], key.Parts.Count > 1 ? key.Parts.Skip(1).ToArray() : null);

    public IReadOnlyList<object?> ToList() => _rest is null ? [_first] : [_first, .. _rest];

    public bool Equals(KeyParts other) => _first.Equals(other._first) && RestEquals(other._rest);

    public override bool Equals(object? obj) => obj is KeyParts other && Equals(other);

    public override int GetHashCode()
    {
        var hash = _first.GetHashCode();
        foreach (var part in _rest ?? [])
        {
            hash = HashCode.Combine(hash, part);
        }

        return hash;
    }

    private bool RestEquals(object[]? other) => _rest is null ? other is null : other is not null && _rest.AsSpan().SequenceEqual(other);
}
