using System.Diagnostics;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>The files of one load as one stream of batches, and what was seen in them.</summary>
internal sealed class LoadReading : IBadRowSink
{
    private readonly IBadRowSink _rejects;
    private readonly IProgress<LoadProgress>? _progress;
    private readonly List<TypedRows> _files = [];
    private readonly List<string> _ignored = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Opens every file, so that a missing column is an error before any row is read.</summary>
    public LoadReading(SourceModel source, IReadOnlyList<string> files, IBadRowSink rejects, IProgress<LoadProgress>? progress)
    {
        (_rejects, _progress) = (rejects, progress);
        if (files.Count == 0)
            throw new FeatureDslException($"There is no file to load into '{source.Table}'; name at least one.");
        var columns = source.Columns.Select(ColumnSpecs.Of).ToList();
        var rules = RowRules.Of(source);
        foreach (var path in files)
        {
            var file = TableFile.OpenRead(path);
            _files.Add(new(file, columns, rules, this));
            _ignored.AddRange(file.Schema.FieldsList.Select(f => f.Name).Except(columns.Select(c => c.Name)).Except(_ignored).ToList());
        }
    }

    public Schema Schema => _files[0].Schema;

    public long RowsRead => _files.Sum(f => f.RowsRead);

    public long RowsRejected => _files.Sum(f => f.RowsRejected);

    public long RowsLoaded => RowsRead - RowsRejected;

    public IEnumerable<long> RowsByFile => _files.Select(f => f.RowsRead - f.RowsRejected);

    public string FirstReason { get; private set; } = "";

    public async IAsyncEnumerable<RecordBatch> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (index, file) in _files.Index())
        {
            await foreach (var chunk in file.ReadAsync(ct).ConfigureAwait(false))
            {
                using (chunk)
                {
                    if (chunk.Typed.Length > 0)
                        yield return chunk.Typed;
                }

                _progress?.Report(new(file.Path, index + 1, _files.Count, RowsRead, RowsRejected, _clock.Elapsed));
            }
        }
    }

    public LoadReport Report(string? rejectsFile) => new(RowsRead, RowsLoaded, RowsRejected, rejectsFile, _ignored, _clock.Elapsed);

    void IBadRowSink.Report(BadRow row)
    {
        if (FirstReason.Length == 0)
            FirstReason = $"row {row.Row} of '{row.File}', column '{row.Column}': {row.Reason}";
        _rejects.Report(row);
    }
}
