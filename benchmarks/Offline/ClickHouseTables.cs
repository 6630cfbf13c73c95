using FeatureDsl.Benchmarks.Data;
using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Benchmarks.Offline;

/// <summary>ClickHouse in the process, with the files loaded as a user would load them.</summary>
internal sealed class ClickHouseTables : IAsyncDisposable
{
    private ClickHouseTables(ClickHouseEngine engine) => Engine = engine;

    public ClickHouseEngine Engine { get; }

    public static async Task<ClickHouseTables> LoadAsync(string folder, HistoryFiles files)
    {
        var tables = new ClickHouseTables(await ClickHouseEngine.OpenEmbeddedAsync(Path.Combine(folder, "clickhouse")));
        await tables.LoadAsync(PaymentSource.Instance, files.Payments);
        await tables.LoadAsync(SettlementSource.Instance, files.Settlements);
        await tables.LoadAsync(AccountProfileSource.Instance, files.Profiles);
        return tables;
    }

    /// <summary>Streams the training set to its last row.</summary>
    public async Task StreamAsync(TargetDescriptor target, Spine spine, CellTable? keep = null)
    {
        var row = 0;
        await foreach (var batch in TrainingSetBuilder.StreamAsync(Engine, target, spine))
        {
            keep?.Take(batch, row);
            row += batch.Length;
        }
    }

    /// <summary>Streams the result of a query to its last row.</summary>
    public async Task StreamAsync(string sql, CellTable? keep = null)
    {
        await foreach (var batch in Engine.QueryArrowAsync(sql))
        {
            using (batch)
                keep?.TakeNumbered(batch);
        }
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private async Task LoadAsync(SourceDescriptor source, string file)
    {
        // The tables of the size before are dropped: the engine in the process has one folder for all of them.
        await Engine.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}");
        var report = await SourceLoader.LoadAsync(Engine, source, [file], file + ".rejects.csv", again: true);
        if (report.RowsRejected > 0)
            throw new FeatureDslException($"{report.RowsRejected} rows that were made up for {source.Model.Name} were rejected; they are in '{report.RejectsFile}'.");
    }
}
