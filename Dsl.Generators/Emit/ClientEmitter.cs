using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the client of a target: typed questions, one read for all views of all entities, typed rows.</summary>
internal static class ClientEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Tail = "global::System.DateTime? asOf = null, global::System.Threading.CancellationToken cancellation = default";

    public static void Write(CodeWriter w, TargetModel target)
    {
        var (name, parts) = (target.ClassName, Parts(target));
        w.Summary($"What is asked of {name}: whose features, and what only the caller knows.");
        w.Lines(parts.Select(p => $"/// <param name=\"{p.Property}\">{CodeWriter.Escape(p.Summary)}</param>"));
        w.Line($"{TargetEmitter.Access(target)} readonly record struct {name}Query({string.Join(", ", parts.Select(p => $"{p.Type} {p.Property}"))});").Line();
        w.Summary($"Reads {name} online: {(target.Lookups.Count == 0 ? "one round trip" : "one round trip, and one more for what is looked up,")} for any number of entities.");
        w.Line("/// <param name=\"store\">Where the state is.</param>");
        w.Block($"{TargetEmitter.Access(target)} sealed class {name}Client(global::FeatureDsl.Online.IOnlineStore store)", () =>
        {
            Summary(w, "The features of one.");
            w.Lines(parts.Select(p => $"/// <param name=\"{p.Name}\">{CodeWriter.Escape(p.Summary)}</param>"));
            ParameterDocs(w);
            var one = string.Join(", ", parts.Select(p => $"{p.Type} {p.Name}").Append(Tail));
            w.Line($"public async global::System.Threading.Tasks.ValueTask<{name}Row> GetAsync({one}) =>");
            w.Indented(() => w.Line($"(await GetAsync([new {name}Query({string.Join(", ", parts.Select(p => p.Name))})], asOf, cancellation).ConfigureAwait(false))[0];")).Line();
            Summary(w, "The features of many, in order.");
            w.Line("/// <param name=\"queries\">Whose.</param>");
            ParameterDocs(w);
            w.Block($"public async global::System.Threading.Tasks.ValueTask<{List}<{name}Row>> GetAsync({List}<{name}Query> queries, {Tail})", () => Many(w, target));
        });
    }

    private static void Summary(CodeWriter w, string text) => w.Summary(text)
        .Line("/// <exception cref=\"global::FeatureDsl.FeatureDslException\">The store does not answer, a state is damaged, or has seen what is known only later than the instant.</exception>");

    private static void ParameterDocs(CodeWriter w) => w
        .Line("/// <param name=\"asOf\">The instant that is asked about, UTC; the store's clock where it is not given, but never before what a state has seen.</param>")
        .Line("/// <param name=\"cancellation\">Gives up.</param>");

    private static void Many(CodeWriter w, TargetModel target)
    {
        var (name, stored) = (target.ClassName, TargetEmitter.Stored(target));
        w.Line($"var keys = new global::FeatureDsl.Online.StateKey[queries.Count * {stored.Count}];");
        if (stored.Count > 0)
        {
            w.Block("for (var i = 0; i < queries.Count; i++)", () =>
            {
                foreach (var entity in stored.Select(v => TargetEmitter.EntityOf(target, v)).Distinct())
                {
                    var model = target.Entities[entity];
                    var arguments = string.Join(", ", model.Keys.Select(k => $"queries[i].{model.Name}.{k.Name}"));
                    w.Line($"var key{entity} = global::FeatureDsl.Online.ClientReads.Key({name}Target.Instance.Entities[{entity}], {arguments});");
                }

                w.Lines(stored.Select((v, i) =>
                    $"keys[(i * {stored.Count}) + {i}] = new({v.FullName}Descriptor.Instance, key{TargetEmitter.EntityOf(target, v)});"));
            }).Line();
        }

        if (target.Lookups.Count > 0)
        {
            ManyInTwo(w, target, stored.Count);
            return;
        }

        w.Line("var states = keys.Length == 0 ? [] : await store.ReadAsync(keys, cancellation).ConfigureAwait(false);");
        w.Line($"var rows = new {name}Row[queries.Count];");
        w.Block("for (var i = 0; i < rows.Length; i++)", () =>
        {
            var requests = string.Concat(target.Requests.Select(r => $", queries[i].{target.Source(r).Name}"));
            w.Line($"var instant = global::FeatureDsl.Online.ClientReads.AsOf(asOf, store.Clock, keys, states, i * {stored.Count}, {stored.Count});");
            Row(w, target, $"instant, states, i * {stored.Count}{requests}");
        }).Line();
        w.Line("return rows;");
    }

    private static void ManyInTwo(CodeWriter w, TargetModel target, int stored)
    {
        var requests = string.Concat(target.Requests.Select(r => $", queries[i].{target.Source(r).Name}"));
        w.Line($"var (instants, states) = await global::FeatureDsl.Online.LookupReads.ReadAsync(").Indented(() =>
        {
            w.Line($"store, {target.ClassName}Target.Instance, keys, queries.Count, asOf,");
            w.Line($"(i, instant, read) => {target.ClassName}Target.Find(instant, read, i * {stored}{requests}), cancellation).ConfigureAwait(false);");
        });
        w.Line($"var rows = new {target.ClassName}Row[queries.Count];");
        w.Block("for (var i = 0; i < rows.Length; i++)", () =>
            Row(w, target, $"instants[i], states, i * {stored + LookupEmitter.LookedUp(target).Count}{requests}")).Line();
        w.Line("return rows;");
    }

    private static void Row(CodeWriter w, TargetModel target, string arguments)
    {
        w.Line($"rows[i] = {target.ClassName}Target.Evaluate({arguments});");
        if (RowEmitter.CanFault(OutputPlan.Of(target)))
        {
            w.Line("rows[i].CountErrors();");
        }
    }

    private static IReadOnlyList<(string Type, string Name, string Property, string Summary)> Parts(TargetModel target) =>
        target.Entities.Select(e => (e.FullName, ViewPlan.Safe(ViewPlan.Camel(e.Name)), e.Name, e.Summary))
            .Concat(target.Requests.Select(r => (r, TargetEmitter.RequestName(target, r), target.Source(r).Name, target.Source(r).Summary)))
            .ToList();
}
