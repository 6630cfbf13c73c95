using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>Hands bad rows on and remembers which rows of a chunk they were: one row may be bad for several reasons.</summary>
internal sealed class RejectedRows(IBadRowSink next) : IBadRowSink
{
    private readonly HashSet<long> _rows = [];

    /// <summary>How many different rows were bad since <see cref="Clear"/>.</summary>
    public int Count => _rows.Count;

    public bool Contains(long row) => _rows.Contains(row);

    public void Clear() => _rows.Clear();

    public void Report(BadRow row)
    {
        _rows.Add(row.Row);
        next.Report(row);
    }
}
