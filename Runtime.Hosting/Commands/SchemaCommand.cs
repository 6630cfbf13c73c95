using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Ir;
using FeatureDsl.Runtime;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>schema</c>: the columns of the sources' tables as they are, for the compiler to compare the classes with (FDSL2005).</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandRunner runner)
    {
        var output = new Option<string?>("--out")
        {
            Description = "The file to write, e.g. clickhouse.schema.txt; without it the lines are printed.",
            HelpName = "file",
        };
        var command = new Command("schema", "Write down the tables of the sources as ClickHouse has them, for the compiler to compare the classes with.")
        {
            output,
        };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var tables = await ReadAsync(session, ct).ConfigureAwait(false);
            if (parsed.GetValue(output) is { } file)
                await WriteAsync(session.Terminal, file, tables, ct).ConfigureAwait(false);
            else
                session.Terminal.Line(Text(tables).TrimEnd());
            session.Terminal.Json(() => Json(tables));
            return 0;
        });
        return command;
    }

    private static async Task<List<SourceColumns>> ReadAsync(HostSession session, CancellationToken ct)
    {
        var sources = session.Project.Sources.Select(s => s.Model).Where(s => s.Kind != SourceKind.Request)
            .OrderBy(s => s.Table, StringComparer.Ordinal).ToList();
        var clickHouse = await session.ClickHouseAsync(ct).ConfigureAwait(false);
        var tables = new List<SourceColumns>();
        foreach (var source in sources)
            tables.Add(new(source, await SourceTable.ColumnsAsync(clickHouse, TableName.Parse(source.Table), ct).ConfigureAwait(false)));
        return tables.Exists(t => t.Columns.Count > 0)
            ? tables
            : throw new FeatureDslException($"None of the tables {string.Join(", ", sources.Select(s => s.Table))} is in this ClickHouse; "
                + "load a file into one, or name the server that has them with --clickhouse.");
    }

    private static async Task WriteAsync(Terminal terminal, string file, List<SourceColumns> tables, CancellationToken ct)
    {
        await CompilerFile.ReplaceAsync(file, Text(tables), ct).ConfigureAwait(false);
        var there = tables.Where(t => t.Columns.Count > 0).ToList();
        terminal.Line($"Wrote {Show.Count(there.Sum(t => t.Columns.Count), "column")} of {Show.Count(there.Count, "table")} to {file}.");
        foreach (var (source, _) in tables.Where(t => t.Columns.Count == 0))
            terminal.Line($"There is no table {source.Table} ({source.Name}) yet.");
        CompilerFile.CheckName(terminal, file, ".schema.txt");
    }

    private static string Text(List<SourceColumns> tables)
    {
        var text = new StringBuilder("# The tables of the sources as ClickHouse has them. Written by the command 'schema'; read by the compiler (FDSL2005).\n");
        foreach (var (source, columns) in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# {source.Name}{(columns.Count == 0 ? $": there is no table {source.Table}" : "")}\n");
            foreach (var (name, type) in columns)
                text.Append(CultureInfo.InvariantCulture, $"{source.Table}.{name} {type}\n");
        }

        return text.ToString();
    }

    private static JsonObject Json(List<SourceColumns> tables) => new(tables
        .Where(t => t.Columns.Count > 0)
        .Select(t => KeyValuePair.Create(t.Source.Table, (JsonNode?)new JsonObject(t.Columns.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))))));

    /// <summary>The columns of a source's table; none where it is not there.</summary>
    private sealed record SourceColumns(SourceModel Source, OrderedDictionary<string, string> Columns);
}
