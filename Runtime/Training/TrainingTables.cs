using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>The tables that a training query in several steps keeps between them. They are dropped with this object.</summary>
internal sealed class TrainingTables : IAsyncDisposable
{
    private const string TablePrefix = "featuredsl_step_";

    private readonly ClickHouseEngine _clickHouse;
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _parameters;
    private int _steps;

    private TrainingTables(ClickHouseEngine clickHouse, string spine) =>
        (_clickHouse, _parameters) = (clickHouse, new(StringComparer.Ordinal) { ["spine"] = spine });

    /// <summary>The name of a table that is kept for a while.</summary>
    public static string NewTable() => $"{TablePrefix}{Guid.NewGuid():N}";

    /// <summary>What the last step reads: the names of the spine's table and of the steps'.</summary>
    public IReadOnlyDictionary<string, object> Parameters => _parameters;

    /// <summary>Computes every step but the last.</summary>
    /// <exception cref="FeatureDslException">A table is missing, or a step failed.</exception>
    public static async Task<TrainingTables> ComputeAsync(ClickHouseEngine clickHouse, IReadOnlyList<string> steps, string spine, CancellationToken ct)
    {
        var tables = new TrainingTables(clickHouse, spine);
        try
        {
            if (steps.Count > 1)
                await Leftovers.DropAsync(clickHouse, new("", TablePrefix), Leftovers.Age, ct).ConfigureAwait(false);
            for (var step = 0; step < steps.Count - 1; step++)
            {
                await tables.KeepAsync(steps[step], ct).ConfigureAwait(false);
                await tables.DropUnreadAsync([.. steps.Skip(step + 1)], ct).ConfigureAwait(false);
            }

            return tables;
        }
        catch
        {
            await tables.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Drops the tables.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables.Values)
            await DropAsync(table, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task KeepAsync(string step, CancellationToken ct)
    {
        var (table, name) = (NewTable(), $"step_{++_steps}");
        _tables.Add(name, table);
        await _clickHouse.ExecuteAsync($"CREATE TABLE {SqlText.Identifier(table)} ENGINE = MergeTree ORDER BY tuple() AS\n{step}", _parameters, ct)
            .ConfigureAwait(false);
        _parameters[name] = table;
    }

    private async Task DropUnreadAsync(List<string> later, CancellationToken ct)
    {
        foreach (var (name, table) in _tables.Where(t => !later.Exists(step => step.Contains($"{{{t.Key}:Identifier}}", StringComparison.Ordinal))).ToList())
        {
            await DropAsync(table, ct).ConfigureAwait(false);
            _tables.Remove(name);
            _parameters.Remove(name);
        }
    }

    private Task DropAsync(string table, CancellationToken ct) => _clickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {SqlText.Identifier(table)}", ct: ct);
}
