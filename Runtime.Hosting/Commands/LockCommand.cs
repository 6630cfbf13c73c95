using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>lock</c>: what each version of the views and services means, for the compiler to compare later definitions with (FDSL4002).</summary>
internal static class LockCommand
{
    private const string Head = "# What each version of a view and of a service means. Written by the command 'lock'; read by the compiler (FDSL4002).\n";

    public static Command Create(CommandRunner runner)
    {
        var output = new Option<string?>("--out")
        {
            Description = "The file to write, e.g. features.lock.txt; what it says of other versions stays. Without it the lines are printed.",
            HelpName = "file",
        };
        var command = new Command("lock", "Write down what each version of the views and services means, for the compiler to compare later definitions with.")
        {
            output,
        };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var now = Declared(session.Project.Manifest);
            if (parsed.GetValue(output) is { } file)
                await WriteAsync(session.Terminal, file, now, ct).ConfigureAwait(false);
            else
                session.Terminal.Line(Text(now).TrimEnd());
            session.Terminal.Json(() => new JsonObject { ["definitions"] = new JsonArray([.. now.Select(d => (JsonNode?)d.ToString())]) });
            return 0;
        });
        return command;
    }

    private static List<LockedDefinition> Declared(string manifest)
    {
        using var json = JsonDocument.Parse(manifest);
        var views = json.RootElement.GetProperty("views").EnumerateArray().SelectMany(view => view.GetProperty("features").EnumerateArray().Select(feature =>
            new LockedDefinition(false, Name(view), Version(view), Name(feature), Fingerprint(feature))));
        var services = json.RootElement.GetProperty("services").EnumerateArray().Select(service => new LockedDefinition(true, Name(service), Version(service), "", Fingerprint(service)));
        return [.. views, .. services];

        static string Name(JsonElement item) => item.GetProperty("name").GetString()!;
        static int Version(JsonElement item) => item.GetProperty("version").GetInt32();
        static string Fingerprint(JsonElement item) => item.GetProperty("fingerprint").GetString()!;
    }

    private static async Task WriteAsync(Terminal terminal, string file, List<LockedDefinition> now, CancellationToken ct)
    {
        var before = File.Exists(file) ? Read(file, await File.ReadAllLinesAsync(file, ct).ConfigureAwait(false)) : [];
        var declared = now.Select(d => (d.IsService, d.Target, d.Version)).ToHashSet();
        foreach (var was in before.Where(d => declared.Contains((d.IsService, d.Target, d.Version)) && !now.Contains(d)))
        {
            throw new FeatureDslException($"{file} says '{was}', which {(was.IsService ? $"the service '{was.Target}'" : $"'{was.Target}.{was.Feature}'")} no longer means; "
                + $"give '{was.Target}' version {was.Version + 1}, or delete the line if nobody has used version {was.Version} yet.");
        }

        var all = before.Union(now).ToList();
        await CompilerFile.ReplaceAsync(file, Text(all), ct).ConfigureAwait(false);
        terminal.Line($"Wrote {Show.Count(all.Count, "definition")} to {file}, {Show.Count(all.Count - before.Count, "new one")}.");
        CompilerFile.CheckName(terminal, file, LockedDefinition.Extension);
    }

    private static List<LockedDefinition> Read(string file, string[] lines) =>
    [
        .. lines.Select((text, i) => (Text: text, Number: i + 1)).Where(l => !LockedDefinition.IsComment(l.Text)).Select(l => LockedDefinition.Parse(l.Text)
            ?? throw new FeatureDslException($"{file}, line {l.Number}: '{l.Text.Trim()}' is no line of a lock file; correct it, e.g. take one side of a merge, or delete it.")).Distinct(),
    ];

    private static string Text(IEnumerable<LockedDefinition> definitions)
    {
        var text = new StringBuilder(Head);
        var targets = definitions.GroupBy(d => (d.IsService, d.Target)).OrderBy(g => g.Key.IsService).ThenBy(g => g.Key.Target, StringComparer.Ordinal);
        foreach (var target in targets)
        {
            text.Append('\n');
            foreach (var definition in target.OrderBy(d => d.Version).ThenBy(d => d.Feature, StringComparer.Ordinal))
                text.Append(definition).Append('\n');
        }

        return text.ToString();
    }
}
