using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes how a target finds the entities that it looks up: their keys online and in plain C#, and which views are read of them.</summary>
internal static class LookupEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Bytes = "global::System.ReadOnlyMemory<byte>";

    /// <summary>The views whose state is read once their entity is found, in order.</summary>
    public static IReadOnlyList<ViewModel> LookedUp(TargetModel target) => target.Views.Where(v => v.Found.Count > 0 && OnlineEmitter.IsStored(v)).ToList();

    /// <summary>The place of a view's entity among those that are found.</summary>
    public static int LookupOf(TargetModel target, ViewModel view) => target.Lookups.ToList().FindIndex(l => l.Entity.FullName == view.Entity);

    /// <summary>The members of a descriptor; none where nothing is looked up.</summary>
    public static void Write(CodeWriter w, TargetModel target)
    {
        if (target.Lookups.Count == 0)
        {
            return;
        }

        Items(w, "global::FeatureDsl.Ir.EntityModel", "Lookups", target.Lookups.Select(l => ModelLiterals.Entity(l.Entity)));
        Items(w, $"({D}ViewDescriptor View, int Lookup)", "LookedUp", LookedUp(target).Select(v => $"({v.Class}Descriptor.Instance, {LookupOf(target, v)})"));
        Online(w, target);
        Plain(w, target);
    }

    private static void Online(CodeWriter w, TargetModel target)
    {
        w.Line("/// <inheritdoc/>");
        w.Line($"public override {List}<{D}EntityKey?> FindOnline(long asOf, {List}<{Bytes}> states, {List}<object> requests) =>");
        w.Indented(() => w.Line($"Find(asOf, states, 0{TargetEmitter.RequestArguments(target)});")).Line();
        w.Summary("Finds the keys from the states at an offset in a list of many.");
        w.Block($"internal static {D}EntityKey?[] Find(long asOf, {List}<{Bytes}> states, int first{TargetEmitter.RequestParameters(target)})", () =>
        {
            TargetEmitter.Evaluators(w, target, Holders(target));
            Keys(w, target, "Instance.", key => $"{RowEmitter.ValuesOf(target, target.View(key.View))}.{key.Feature}");
        }).Line();
    }

    private static void Plain(CodeWriter w, TargetModel target)
    {
        w.Line("/// <inheritdoc/>");
        w.Block(
            $"public override {List}<{D}EntityKey?> FindPlain(global::System.DateTime asOf, {D}IHistory history, {List}<{D}EntityKey> keys, {List}<object> requests)",
            () =>
            {
                PlainRowEmitter.Views(w, target, Holders(target));
                Keys(w, target, "", key => $"{PlainRowEmitter.Instance(target, target.View(key.View))}.{key.Feature}");
            }).Line();
    }

    private static void Keys(CodeWriter w, TargetModel target, string instance, Func<FeatureValue, string> value)
    {
        w.Line("return").Line("[");
        w.Indented(() => w.Lines(target.Lookups.Select((l, i) => $"{D}EntityKey.Of({instance}Lookups[{i}], {string.Join(", ", l.Keys.Select(value))}),"))).Line("];");
    }

    // The views that the keys are features of, and what these are computed from.
    private static List<ViewModel> Holders(TargetModel target)
    {
        var needed = new HashSet<string>(target.Lookups.SelectMany(l => l.Keys).Select(k => k.View), StringComparer.Ordinal);
        foreach (var view in target.Views.Reverse().Where(v => needed.Contains(v.FullName)))
        {
            needed.UnionWith(view.Parameters.Where(p => p.Kind == ParameterKind.View).Select(p => p.View));
        }

        return target.Views.Where(v => needed.Contains(v.FullName)).ToList();
    }

    private static void Items(CodeWriter w, string type, string name, IEnumerable<string> items)
    {
        w.Line("/// <inheritdoc/>").Line($"public override {List}<{type}> {name} {{ get; }} =").Line("[");
        w.Indented(() => w.Lines(items.Select(i => i + ","))).Line("];").Line();
    }
}
