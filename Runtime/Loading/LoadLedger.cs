using System.Globalization;
using System.Security.Cryptography;
using FeatureDsl.Runtime.Engine;

namespace FeatureDsl.Runtime;

/// <summary>Remembers the content of the files that were loaded into a table, so that the same events are not loaded twice by mistake.</summary>
/// <param name="clickHouse">Where the table is.</param>
/// <param name="table">The table; a table that was dropped and made anew has nothing loaded.</param>
internal sealed class LoadLedger(ClickHouseEngine clickHouse, TableName table)
{
    private static readonly string Ledger = SqlText.Identifier("featuredsl_loads");

    /// <summary>The SHA-256 of a file, in hexadecimal.</summary>
    public static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct).ConfigureAwait(false));
    }

    /// <summary>Makes sure that none of the files was loaded before, and none is given twice.</summary>
    /// <exception cref="FeatureDslException">One was.</exception>
    public async Task RequireNewAsync(IReadOnlyList<LoadedFile> files, CancellationToken ct)
    {
        if (files.GroupBy(f => f.Hash).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new FeatureDslException($"The files {string.Join(" and ", twice.Select(f => $"'{f.Path}'"))} have the same content; "
                + "leave one out, or say that it is to be loaded again if its rows really are to count twice.");
        }

        await PrepareAsync(ct).ConfigureAwait(false);
        foreach (var file in files)
        {
            if (await FindAsync(file.Hash, ct).ConfigureAwait(false) is { } earlier)
                throw new FeatureDslException($"The file '{file.Path}' {earlier}");
        }
    }

    /// <summary>Says that a load is about to take effect, or has.</summary>
    /// <param name="load">The load.</param>
    /// <param name="files">Its files.</param>
    /// <param name="done">Whether the rows are in the table.</param>
    /// <param name="ct">Gives up.</param>
    public async Task WriteAsync(string load, IReadOnlyList<LoadedFile> files, bool done, CancellationToken ct)
    {
        await PrepareAsync(ct).ConfigureAwait(false);
        foreach (var file in files)
        {
            var parameters = new Dictionary<string, object>(table.Parameters)
            {
                ["load"] = load,
                ["file"] = file.Path,
                ["hash"] = file.Hash,
                ["rows"] = file.Rows,
                ["done"] = done ? 1 : 0,
            };
            await clickHouse.ExecuteAsync(
                $"INSERT INTO {Ledger} (table_id, load_id, hash, file, rows, done) SELECT {TableId}, "
                + "{load:String}, {hash:String}, {file:String}, {rows:UInt64}, {done:UInt8}", parameters, ct).ConfigureAwait(false);
        }
    }

    private static string TableId =>
        $"(SELECT toString(any(uuid)) FROM system.tables WHERE {TableName.DatabaseFilter} AND name = {{table:String}})";

    private Task PrepareAsync(CancellationToken ct) => clickHouse.ExecuteAsync(
        $"CREATE TABLE IF NOT EXISTS {Ledger} (table_id String, load_id String, hash String, file String, rows UInt64, done UInt8, "
        + "at DateTime('UTC') DEFAULT now('UTC')) ENGINE = MergeTree ORDER BY (table_id, hash)", ct: ct);

    private async Task<string?> FindAsync(string hash, CancellationToken ct)
    {
        var parameters = new Dictionary<string, object>(table.Parameters) { ["hash"] = hash };
        var found = await clickHouse.ScalarAsync<string?>(
            "SELECT if(count() = 0, NULL, concat(toString(max(done)), '|', toString(max(at)), '|', toString(max(rows)), '|', any(file))) "
            + $"FROM {Ledger} WHERE hash = {{hash:String}} AND table_id = {TableId}", parameters, ct).ConfigureAwait(false);
        if (found?.Split('|', 4) is not [var done, var at, var rows, var file])
            return null;
        var count = long.Parse(rows, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        return done == "1"
            ? $"was already loaded into '{table.Text}' (as '{file}' on {at} UTC, {count} rows); say that it is to be loaded again "
                + "if its rows really are to count twice."
            : $"was being loaded into '{table.Text}' (as '{file}' on {at} UTC, {count} rows) when that load broke off at its last step; "
                + "look whether its rows are in the table, and if not, load it again with the check for repeated files turned off.";
    }
}
