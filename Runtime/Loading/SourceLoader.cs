using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Runtime;

/// <summary>
/// Loads files into the table of a source: CSV, TSV, Parquet or Arrow, columns found by name. Rows that break the contract are set aside with
/// their reasons. Either every good row of every file is in the table afterwards or, after an error, none.
/// </summary>
public static class SourceLoader
{
    /// <summary>Loads files; the table is made where it is missing.</summary>
    /// <param name="clickHouse">Where the table is.</param>
    /// <param name="source">An event or snapshot source.</param>
    /// <param name="files">The files, all to be loaded or none.</param>
    /// <param name="rejectsPath">The CSV file that bad rows are appended to: file, row, line, column, reason, raw.</param>
    /// <param name="again">Whether files that were loaded before may be loaded once more.</param>
    /// <param name="progress">Told after every chunk of rows.</param>
    /// <param name="ct">Stops the load; the table stays as it was.</param>
    /// <returns>What was loaded and what was set aside.</returns>
    /// <exception cref="FeatureDslException">
    /// A file is missing, damaged, lacks a column or was loaded before; the table disagrees with the class; or no row at all is good.
    /// </exception>
    /// <remarks>
    /// Into a table that the user made with partitions or replication the rows are copied at the end by one <c>INSERT SELECT</c>, which an
    /// error of the server may break off; the tables made here take all rows in one step.
    /// </remarks>
    public static async Task<LoadReport> LoadAsync(
        ClickHouseEngine clickHouse,
        SourceDescriptor source,
        IReadOnlyList<string> files,
        string rejectsPath,
        bool again = false,
        IProgress<LoadProgress>? progress = null,
        CancellationToken ct = default)
    {
        var model = Loadable(source.Model);
        using var rejects = new RejectsWriter(rejectsPath);
        var reading = new LoadReading(model, files, rejects, progress);
        await SourceTable.EnsureAsync(clickHouse, model, ct).ConfigureAwait(false);
        var ledger = new LoadLedger(clickHouse, TableName.Parse(model.Table));
        var hashes = await HashesAsync(files, ct).ConfigureAwait(false);
        if (!again)
            await ledger.RequireNewAsync([.. files.Zip(hashes, (f, h) => new LoadedFile(f, h))], ct).ConfigureAwait(false);

        var load = Guid.NewGuid().ToString("N")[..12];
        await using var staging = await StagingTable.CreateAsync(clickHouse, model, load, ct).ConfigureAwait(false);
        await clickHouse.InsertArrowAsync(staging.Name.Text, reading.Schema, reading.ReadAsync(ct), ct).ConfigureAwait(false);
        if (reading.RowsRead > 0 && reading.RowsLoaded == 0)
        {
            throw new FeatureDslException($"All {reading.RowsRead} rows for '{model.Table}' were rejected, so nothing was loaded; "
                + $"their reasons are in '{rejectsPath}', the first is: {reading.FirstReason}.");
        }

        // Written before and after the step that counts, so that a load broken off between them is neither forgotten nor taken for done.
        var loaded = files.Zip(hashes, reading.RowsByFile).Select(f => new LoadedFile(f.First, f.Second, f.Third)).ToList();
        await ledger.WriteAsync(load, loaded, done: false, ct).ConfigureAwait(false);
        await staging.MoveAsync(ct).ConfigureAwait(false);
        await ledger.WriteAsync(load, loaded, done: true, CancellationToken.None).ConfigureAwait(false);
        return reading.Report(rejects.Count > 0 ? rejectsPath : null);
    }

    private static SourceModel Loadable(SourceModel model) => model.Kind != SourceKind.Request
        ? model
        : throw new FeatureDslException($"{model.Name} is what callers bring with a request; it has no table to load files into.");

    private static async Task<List<string>> HashesAsync(IReadOnlyList<string> files, CancellationToken ct)
    {
        var hashes = new List<string>();
        foreach (var file in files)
            hashes.Add(await LoadLedger.HashAsync(file, ct).ConfigureAwait(false));
        return hashes;
    }
}
