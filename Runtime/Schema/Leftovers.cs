using Apache.Arrow;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Drops working tables of processes that died before they could do it themselves.</summary>
internal static class Leftovers
{
    /// <summary>No load and no training set takes longer; a younger table may be at work.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Drops the tables of a database that begin with a prefix, were made here and are old.</summary>
    /// <param name="clickHouse">Where they are.</param>
    /// <param name="table">Their database, and the beginning of their names.</param>
    /// <param name="age">How old they must be.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task DropAsync(ClickHouseEngine clickHouse, TableName table, TimeSpan age, CancellationToken ct)
    {
        var parameters = new Dictionary<string, object>(table.Parameters) { ["age"] = (long)age.TotalSeconds };
        // The id is matched without braces, which would be taken for a parameter.
        var sql = $"SELECT name FROM system.tables WHERE {TableName.DatabaseFilter} AND startsWith(name, {{table:String}}) "
            + "AND match(substring(name, length({table:String}) + 1), '^[0-9a-f]+$') "
            + "AND metadata_modification_time <= now() - toIntervalSecond({age:Int64})";
        var names = new List<string>();
        await foreach (var batch in clickHouse.QueryArrowAsync(sql, parameters, ct).ConfigureAwait(false))
        {
            using (batch)
                names.AddRange(Enumerable.Range(0, batch.Length).Select(i => ((StringArray)batch.Column(0)).GetString(i)));
        }

        foreach (var name in names)
            await clickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {(table with { Name = name }).Sql}", ct: ct).ConfigureAwait(false);
    }
}
