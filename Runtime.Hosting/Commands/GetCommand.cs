using System.CommandLine;
using System.Text.Json.Nodes;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Online;
using FeatureDsl.Serving;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>get</c>: the features of one entity, from the online store.</summary>
internal static class GetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var target = Arguments.Target();
        var keys = new Option<string[]>("--key")
        {
            Description = "The key, as part=value or in the order that 'list' shows.",
            HelpName = "part=value",
            AllowMultipleArgumentsPerToken = true,
        };
        var asOf = new Option<string?>("--as-of") { Description = "The instant to ask about, UTC; now by default.", HelpName = "instant" };
        var request = new Option<string?>("--request") { Description = "What the request brings, as a JSON object by column.", HelpName = "json" };
        var command = new Command("get", "Ask the online store for the features of one entity.") { target, keys, asOf, request };
        runner.Handle(command, async (session, parsed, ct) =>
        {
            var found = Find.Target(session.Project, parsed.GetValue(target)!);
            var entity = TargetKeys.Parse(found, parsed.GetValue(keys) ?? []);
            var requests = RequestJson.Parse(found, parsed.GetValue(request));
            DateTime? instant = parsed.GetValue(asOf) is { } text ? InstantText.Parse(text, "--as-of") : null;
            var store = await session.OnlineAsync(new RedisStoreOptions(), ct).ConfigureAwait(false);
            Print(session, found, await AskAsync(store, found, entity, requests, instant, ct).ConfigureAwait(false));
            return 0;
        });
        return command;
    }

    private static async Task<IFeatureRow> AskAsync(
        IOnlineStore store, TargetDescriptor target, IReadOnlyList<EntityKey> keys, IReadOnlyList<object> requests, DateTime? asOf, CancellationToken ct)
    {
        StateKey[] wanted = [.. target.Stored.Select(s => new StateKey(s.View, keys[s.Entity]))];
        var (instants, states) = await LookupReads.ReadAsync(
            store, target, wanted, 1, asOf, (_, instant, read) => target.FindOnline(instant, read, requests), ct).ConfigureAwait(false);
        return target.EvaluateOnline(instants[0], states, requests);
    }

    private static void Print(HostSession session, TargetDescriptor target, IFeatureRow row)
    {
        if (session.Terminal.IsJson)
        {
            session.Terminal.Json(() => Json(target, row));
            return;
        }

        session.Terminal.Line($"{target.Name} v{target.Version} as of {Show.Instant(row.AsOf)}, found: {(row.Found ? "yes" : "no")}");
        Print(session.Terminal, target, row);
    }

    public static void Print(Terminal terminal, TargetDescriptor target, IFeatureRow row) => terminal.Table(
        ["feature", "value", "status"],
        target.Features.Select((f, i) => (string[])[f.Column, Show.Value(row.Value(i)), row.Status(i).ToString().ToLowerInvariant()]));

    private static JsonObject Json(TargetDescriptor target, IFeatureRow row)
    {
        var features = new JsonObject();
        foreach (var (i, feature) in target.Features.Index())
            features[feature.Column] = new JsonObject { ["value"] = JsonValues.Of(row.Value(i)), ["status"] = row.Status(i).ToString().ToLowerInvariant() };
        return new() { ["target"] = target.Name, ["version"] = target.Version, ["as_of"] = Show.Instant(row.AsOf), ["found"] = row.Found, ["features"] = features };
    }
}
