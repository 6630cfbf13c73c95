using System.Globalization;
using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what a view or a service is to the runtime and to programs: its row, its client, its descriptor with the training query.</summary>
public static class TargetEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Bytes = "global::System.ReadOnlyMemory<byte>";

    /// <summary>The file of one target.</summary>
    public static string Target(TargetModel target) => Target(target, ClickHouseLowering.Training(target));

    /// <summary>The file of one target with given training statements.</summary>
    internal static string Target(TargetModel target, IReadOnlyList<string> trainingSteps)
    {
        var w = CodeWriter.File(target.Namespace, usesDeprecated: target.Views.Any(v => v.Features.Any(f => f.Deprecated is not null)));
        RowEmitter.Write(w, target);
        w.Line();
        ClientEmitter.Write(w, target);
        w.Line();
        Descriptor(w, target, trainingSteps);
        return w.ToString();
    }

    /// <summary>How visible the types are that programs use.</summary>
    internal static string Access(TargetModel target) => target.IsPublic ? "public" : "internal";

    /// <summary>The row and the descriptor of a training set's features, which nobody asks online by a client.</summary>
    internal static void WithoutClient(CodeWriter w, TargetModel target)
    {
        RowEmitter.Write(w, target);
        w.Line();
        Descriptor(w, target, ClickHouseLowering.Training(target));
    }

    /// <summary>The views of the entities asked about whose state is read, in order.</summary>
    internal static IReadOnlyList<ViewModel> Stored(TargetModel target) => target.Views.Where(v => v.Found.Count == 0 && OnlineEmitter.IsStored(v)).ToList();

    /// <summary>The place of a view's entity among the target's.</summary>
    internal static int EntityOf(TargetModel target, ViewModel view) => target.Entities.ToList().FindIndex(e => e.FullName == view.Entity);

    /// <summary>The calls that compute views online, each from its state in <c>states</c> and from the values of others.</summary>
    internal static void Evaluators(CodeWriter w, TargetModel target, IEnumerable<ViewModel> views)
    {
        List<ViewModel> stored = [.. Stored(target), .. LookupEmitter.LookedUp(target)];
        foreach (var view in views)
        {
            var arguments = new List<string> { "asOf" };
            if (OnlineEmitter.IsStored(view))
            {
                arguments.Add($"states[first + {stored.IndexOf(view)}].Span");
            }

            arguments.AddRange(view.Parameters.Where(p => p.Kind is ParameterKind.View or ParameterKind.Request).Select(p =>
                p.Kind == ParameterKind.View ? "in " + RowEmitter.ValuesOf(target, target.View(p.View)) : RequestName(target, p.Type)));
            w.Line($"{view.Class}Evaluator.Evaluate({string.Join(", ", arguments)}, out var {RowEmitter.ValuesOf(target, view)});");
        }
    }

    private static void Descriptor(CodeWriter w, TargetModel target, IReadOnlyList<string> trainingSteps)
    {
        var name = target.ClassName;
        w.Summary($"{name} as the runtime sees it.");
        w.Block($"public sealed class {name}Target : {D}TargetDescriptor", () =>
        {
            w.Summary("The only one.").Line($"public static readonly {name}Target Instance = new();").Line();
            w.Line($"private {name}Target()").Line("{").Line("}").Line();
            Members(w, target);
            Items(w, "string", "TrainingSteps", trainingSteps.Select(CodeWriter.Raw));
            Online(w, target);
            LookupEmitter.Write(w, target);
            PlainRowEmitter.Write(w, target);
        });
    }

    private static void Members(CodeWriter w, TargetModel target)
    {
        var view = target.IsService ? null : target.View(target.FullName);
        Member(w, "string Name", $"=> {CodeWriter.Literal(target.Name)};");
        Member(w, "string Summary", $"=> {CodeWriter.Literal(view?.Summary ?? target.Summary)};");
        Member(w, "int Version", $"=> {(view?.Version ?? target.Version).ToString(CultureInfo.InvariantCulture)};");
        Member(w, "bool IsService", $"=> {ModelLiterals.Bool(target.IsService)};");
        Items(w, "global::FeatureDsl.Ir.EntityModel", "Entities", target.Entities.Select(ModelLiterals.Entity));
        Items(w, D + "SourceDescriptor", "Requests", target.Requests.Select(r => r + "Source.Instance"));
        Items(w, $"({D}ViewDescriptor View, int Entity)", "Stored", Stored(target).Select(v => $"({v.Class}Descriptor.Instance, {EntityOf(target, v)})"));
        Items(w, D + "FeatureDescriptor", "Features", OutputPlan.Of(target).Select(o =>
            $"new {D}FeatureDescriptor({CodeWriter.Literal(target.OutputColumn(o.View, o.Feature))}, {CodeWriter.Literal(o.View.Name)}, {CodeWriter.Literal(o.Feature.Name)}, "
            + $"{ModelLiterals.Type(o.Type)}, {CodeWriter.Literal(o.Feature.Summary)}, {ModelLiterals.Bool(o.Numbers > 0)})"));
    }

    private static void Member(CodeWriter w, string head, string body) => w.Line("/// <inheritdoc/>").Line($"public override {head} {body}").Line();

    private static void Items(CodeWriter w, string type, string name, IEnumerable<string> items)
    {
        w.Line("/// <inheritdoc/>").Line($"public override {List}<{type}> {name} {{ get; }} =").Line("[");
        w.Indented(() => w.Lines(items.Select(i => i + ","))).Line("];").Line();
    }

    private static void Online(CodeWriter w, TargetModel target)
    {
        w.Line("/// <inheritdoc/>");
        w.Line($"public override global::FeatureDsl.IFeatureRow EvaluateOnline(long asOf, {List}<{Bytes}> states, {List}<object> requests) =>");
        w.Indented(() => w.Line($"Evaluate(asOf, states, 0{RequestArguments(target)});")).Line();
        w.Summary("Evaluates from the states at an offset in a list of many.");
        w.Block($"internal static {target.ClassName}Row Evaluate(long asOf, {List}<{Bytes}> states, int first{RequestParameters(target)})", () =>
        {
            Evaluators(w, target, target.Views);
            var stored = Stored(target).Count + LookupEmitter.LookedUp(target).Count;
            var found = stored == 0 ? "true" : string.Join(" || ", Enumerable.Range(0, stored).Select(i => $"!states[first + {i}].IsEmpty"));
            w.Line($"return new(asOf, {found}{RowEmitter.Values(target, v => "in " + RowEmitter.ValuesOf(target, v))});");
        }).Line();
    }

    /// <summary>The requests of a list of all, each in its type.</summary>
    internal static string RequestArguments(TargetModel target) => string.Concat(target.Requests.Select((r, i) => $", ({r})requests[{i}]"));

    /// <summary>A typed parameter for each request.</summary>
    internal static string RequestParameters(TargetModel target) => string.Concat(target.Requests.Select(r => $", {r} {RequestName(target, r)}"));

    /// <summary>The name of a request's parameter.</summary>
    internal static string RequestName(TargetModel target, string request) => ViewPlan.Safe(ViewPlan.Camel(target.Source(request).Name));
}
