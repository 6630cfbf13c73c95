using System.Collections;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>Reads a file in declared types and by the contract's rules. Bad rows are set aside and counted, never lost.</summary>
internal sealed class TypedRows
{
    private readonly TableFile _file;
    private readonly IReadOnlyCollection<string>? _wanted;
    private readonly TableConverter _converter;
    private readonly RowRules _rules;
    private readonly RejectedRows _rejects;

    /// <param name="file">The file.</param>
    /// <param name="columns">The declared columns.</param>
    /// <param name="rules">The rules for converted rows.</param>
    /// <param name="rejects">Takes the bad rows.</param>
    /// <param name="allColumns">Whether the chunks as read have the columns that are not declared, too.</param>
    /// <exception cref="FeatureDslException">The file lacks a column, or has one of a type that cannot be converted.</exception>
    public TypedRows(TableFile file, IReadOnlyList<ColumnSpec> columns, RowRules rules, IBadRowSink rejects, bool allColumns = false)
    {
        _file = file;
        _converter = TableConverter.Create(file, columns);
        _rules = rules;
        _rejects = new(rejects);
        _wanted = allColumns ? null : columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
    }

    public string Path => _file.Path;

    /// <summary>The schema of converted rows.</summary>
    public Schema Schema => _converter.Schema;

    /// <summary>The rows looked at so far, bad ones included.</summary>
    public long RowsRead { get; private set; }

    /// <summary>How many of them were bad.</summary>
    public long RowsRejected { get; private set; }

    /// <summary>Reads from the first row to the last.</summary>
    /// <returns>The chunks, each the caller's to dispose.</returns>
    public async IAsyncEnumerable<TypedChunk> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var chunk in _file.ReadAsync(_wanted, ct).ConfigureAwait(false))
            yield return Convert(chunk);
    }

    private TypedChunk Convert(TableChunk chunk)
    {
        _rejects.Clear();
        var typed = _converter.Convert(chunk, _rejects);
        var kept = _rejects.Count == chunk.BadRows.Count ? null : Good(chunk);
        var bad = _rules.Check(typed, (row, column, reason) => Report(chunk, kept?[row] ?? row, column, reason));
        if (bad is not null)
        {
            kept = Enumerable.Range(0, typed.Length).Where(i => !bad[i]).Select(i => kept?[i] ?? i).ToList();
            typed = Without(typed, bad, kept.Count);
        }

        RowsRead += chunk.Batch.Length + chunk.BadRows.Count;
        RowsRejected += _rejects.Count;
        return new(chunk, typed, kept);
    }

    // The converter leaves the rows out that it reported; what it reported tells which are still there.
    private List<int> Good(TableChunk chunk) =>
        [.. Enumerable.Range(0, chunk.Batch.Length).Where(i => !_rejects.Contains(chunk.RowNumber(i)))];

    private void Report(TableChunk chunk, int row, string column, string reason) =>
        _rejects.Report(new(chunk.File, chunk.RowNumber(row), chunk.LineNumber(row), column, reason, chunk.RawRow(row)));

    private static RecordBatch Without(RecordBatch batch, BitArray bad, int kept)
    {
        using (batch)
            return new(batch.Schema, batch.Arrays.Select(a => RowFilter.Keep(a, bad, kept)), kept);
    }
}
