using DuckDB.NET.Data;
using FeatureDsl.Benchmarks.Data;

namespace FeatureDsl.Benchmarks.Offline;

/// <summary>DuckDB in the process, with the files loaded into its own tables.</summary>
internal sealed class DuckEngine : IDisposable
{
    private const string Result = "result";

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckEngine(HistoryFiles files)
    {
        _connection.Open();
        Execute($"CREATE TABLE payments AS SELECT * EXCLUDE (paid_at), epoch_us(paid_at) AS t FROM read_parquet('{files.Payments}')");
        Execute($"CREATE TABLE spine AS SELECT row_id, account_id, epoch_us(as_of) AS t FROM read_parquet('{files.Spine}')");
        Execute($"CREATE TABLE profiles AS SELECT account_id, epoch_us(since) AS t, tier FROM read_parquet('{files.Profiles}')");
    }

    /// <summary>Computes a query into a table in memory.</summary>
    public Task ComputeAsync(string sql) => Task.Run(() => Execute($"CREATE OR REPLACE TEMP TABLE {Result} AS {sql}"));

    /// <summary>Reads what was computed last; its first column is the number of the spine's row.</summary>
    public CellTable Read(IReadOnlyList<string> columns, int rows)
    {
        var cells = new CellTable(columns, rows);
        var values = new object[columns.Count + 1];
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Result}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            reader.GetValues(values);
            cells.Take((int)(long)values[0], values.AsSpan(1));
        }

        return cells;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
