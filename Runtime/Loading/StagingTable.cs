using FeatureDsl.Ir;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>A table beside a source's table that takes the rows of a load until all are there; dropped at the end, whatever happens.</summary>
internal sealed class StagingTable : IAsyncDisposable
{
    private readonly ClickHouseEngine _clickHouse;
    private readonly SourceModel _source;
    private readonly TableName _target;
    private readonly bool _inOneStep;

    private StagingTable(ClickHouseEngine clickHouse, SourceModel source, TableName target, string load, bool inOneStep)
    {
        (_clickHouse, _source, _target, _inOneStep) = (clickHouse, source, target, inOneStep);
        Name = Named(target, load);
    }

    public TableName Name { get; }

    public static async Task<StagingTable> CreateAsync(ClickHouseEngine clickHouse, SourceModel source, string load, CancellationToken ct)
    {
        var target = TableName.Parse(source.Table);
        // A replicated table's twin would need a path of its own, and parts move in one step only where there is one partition.
        var inOneStep = await clickHouse.ScalarAsync<long>(
            $"SELECT toInt64(count()) FROM system.tables WHERE {TableName.DatabaseFilter} AND name = {{table:String}} "
            + "AND engine LIKE '%MergeTree' AND engine NOT LIKE 'Replicated%' AND engine NOT LIKE 'Shared%' AND partition_key = ''",
            target.Parameters, ct).ConfigureAwait(false) == 1;
        await Leftovers.DropAsync(clickHouse, Named(target, ""), Leftovers.Age, ct).ConfigureAwait(false);
        var staging = new StagingTable(clickHouse, source, target, load, inOneStep);
        var create = inOneStep ? $"CREATE TABLE {staging.Name.Sql} AS {target.Sql}" : SourceTable.CreateStatement(source, staging.Name);
        await clickHouse.ExecuteAsync(create, ct: ct).ConfigureAwait(false);
        return staging;
    }

    /// <summary>Makes the staged rows rows of the source's table.</summary>
    public Task MoveAsync(CancellationToken ct)
    {
        if (_inOneStep)
            return _clickHouse.ExecuteAsync($"ALTER TABLE {_target.Sql} ATTACH PARTITION tuple() FROM {Name.Sql}", ct: ct);
        var columns = string.Join(", ", _source.Columns.Select(c => SqlText.Identifier(c.Name)));
        return _clickHouse.ExecuteAsync($"INSERT INTO {_target.Sql} ({columns}) SELECT {columns} FROM {Name.Sql}", ct: ct);
    }

    public async ValueTask DisposeAsync() =>
        await _clickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {Name.Sql}", ct: CancellationToken.None).ConfigureAwait(false);

    private static TableName Named(TableName target, string load) => target with { Name = $"{target.Name}__load_{load}" };
}
