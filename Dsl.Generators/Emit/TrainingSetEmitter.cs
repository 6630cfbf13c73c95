using System.Globalization;
using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what a training set is to the runtime: its features as a target, the queries of rows, labels and spine, and the plain execution of its class.</summary>
public static class TrainingSetEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";
    private const string Ir = "global::FeatureDsl.Ir.";

    /// <summary>The file of one training set.</summary>
    public static string TrainingSet(ClosedTrainingSet closed)
    {
        var (w, set) = (CodeWriter.File(closed.Set.Namespace), closed.Set);
        TargetEmitter.WithoutClient(w, closed.Features);
        w.Line();
        Parameters(w, set);
        w.Line().Summary($"{set.ClassName} as the runtime sees it.");
        w.Block($"public sealed class {set.ClassName}Set : {D}TrainingSetDescriptor", () =>
        {
            w.Summary("The only one.").Line($"public static readonly {set.ClassName}Set Instance = new();").Line();
            w.Line($"private {set.ClassName}Set()").Line("{").Line("}").Line();
            Members(w, closed);
            Row(w, closed);
            Labels(w, set);
        });
        return w.ToString();
    }

    // No body of the class may read its features: without this the C# compiler would call the parameters unread.
    private static void Parameters(CodeWriter w, TrainingSetModel set) => w.Block($"partial class {set.ClassName}", () =>
    {
        w.Summary("What the row's features and labels are made of.");
        w.Line($"private object?[] TrainingParameters => [{string.Join(", ", set.Parameters.Select(p => p.Name))}];");
    });

    private static void Members(CodeWriter w, ClosedTrainingSet closed)
    {
        var set = closed.Set;
        var faults = new FaultAnalysis([set.Labels]);
        Member(w, "string Name", $"=> {CodeWriter.Literal(set.Name)};");
        Member(w, "string Summary", $"=> {CodeWriter.Literal(set.Summary)};");
        Member(w, D + "TargetDescriptor Features", $"=> {set.ClassName}Target.Instance;");
        Member(w, D + "SourceDescriptor Source", $"=> {set.Source.FullName}Source.Instance;");
        Items(w, Ir + "EntityModel", "Entities", set.Entities.Select(ModelLiterals.Entity));
        Items(w, D + "TrainingColumn", "Carried", set.Carried.Select(c => Column(c.Name, c.Type, "")));
        Items(w, D + "TrainingColumn", "Labels", set.Labels.Features.Select(l =>
            Column(l.Name, faults.CanFault(set.FullName, l.Name) && !l.Type.IsCollection ? l.Type.OrMissing : l.Type, l.Summary)));
        Items(w, D + "LabelHorizon", "Horizons", Inputs(set).Where(i => i.Ahead > 0).GroupBy(i => i.Parameter.Type)
            .Select(g => $"new {D}LabelHorizon({g.Key}Source.Instance.Model, {Number(g.Max(i => i.Ahead))})"));
        Member(w, Ir + "TrainingSplit? Split", "{ get; } = " + (set.Split is not { } s ? "null;"
            : $"new({Nullable(s.ValidationFrom)}, {Nullable(s.TestFrom)}, {(s.Entity is null ? "null" : CodeWriter.Literal(s.Entity))}, {s.TestBelow}UL, {s.ValidationBelow}UL);"));
        Member(w, Ir + "NegativeSampling? Sampling", "{ get; } = " + (set.Sampling is not { } n ? "null;"
            : $"new({CodeWriter.Literal(n.Label)}, {n.Rate.ToString("R", CultureInfo.InvariantCulture)}D, {n.Below}UL);"));
        Items(w, $"({D}ViewInput Input, int Entity)", "LabelInputs", Inputs(set).Select(i =>
            $"(new({CodeWriter.Literal(i.Parameter.Type)}, [{string.Join(", ", i.Parameter.KeyColumns.Select(CodeWriter.Literal))}], "
            + $"{Nullable(i.Reach)}){Joins(set, i.Parameter)}, {set.Entities.ToList().FindIndex(e => e.FullName == i.Parameter.Entity)})"));
        Member(w, "string RowsQuery", "=> " + CodeWriter.Raw(ClickHouseLowering.Rows(set)) + ";");
        Items(w, "string", "LabelSteps", ClickHouseLowering.Training(closed.Labels).Select(CodeWriter.Raw));
        Member(w, "string SpineQuery", "=> " + CodeWriter.Raw(ClickHouseLowering.Spine(set)) + ";");
    }

    private static string Joins(TrainingSetModel set, ParameterModel parameter)
    {
        var joins = set.Sources.First(s => s.FullName == parameter.Type).Joins;
        return joins.Count == 0 ? "" : $" {{ Joins = [{string.Join(", ", joins.Select(j => CodeWriter.Literal(j.Property)))}] }}";
    }

    private static void Row(CodeWriter w, ClosedTrainingSet closed)
    {
        var set = closed.Set;
        w.Line("/// <inheritdoc/>");
        w.Block($"public override {D}TrainingRow? PlainRow(object row)", () =>
        {
            w.Line($"var source = ({set.Source.FullName})row;");
            w.Line($"var set = new {set.FullName}({string.Join(", ", set.Parameters.Select(p => p.Kind == ParameterKind.Row ? "source" : "null!"))});");
            if (set.Where.Count > 0)
            {
                w.Block($"if (!({string.Join(" && ", set.Where.Select(c => "set." + c.Property))}))", () => w.Line("return null;")).Line();
            }

            var keys = set.Entities.Select((e, i) => $"{D}EntityKey.Of(Entities[{i}], {string.Join(", ", e.Keys.Select(k => Value(set.Keys.First(c => c.Name == k.Column))))})");
            var requests = closed.Features.Requests.Select(r => $"new {r} {{ {string.Join(" ", Request(closed.Features.Source(r), set)).TrimEnd(',')} }}");
            var id = set.Source.Id is { } property ? $"{D}KeyText.Of(source.{property})" : "null";
            w.Line($"return new {D}TrainingRow(").Indented(() =>
            {
                w.Line($"set.{set.AsOf.Property},");
                w.Line($"[{string.Join(", ", keys)}],");
                w.Line($"[{string.Join(", ", requests)}],");
                w.Line($"[{string.Join(", ", set.Carried.Select(c => AtScale(c.Type, Value(c))))}],");
                w.Line($"{id});");
            });
        }).Line();
    }

    private static void Labels(CodeWriter w, TrainingSetModel set)
    {
        w.Line("/// <inheritdoc/>");
        w.Block($"public override {List}<object?> PlainLabels(object row, {D}TrainingRow at, {D}IHistory history)", () =>
        {
            var inputs = Inputs(set).ToList();
            var arguments = set.Parameters.Select(p => p.Kind switch
            {
                ParameterKind.Row => $"({set.Source.FullName})row",
                ParameterKind.Events when inputs.FindIndex(i => i.Parameter.Name == p.Name) is var i and >= 0 =>
                    $"new global::FeatureDsl.Events<{p.Type}>(at.AsOf, history.Rows<{p.Type}>(LabelInputs[{i}].Input, at.Keys[LabelInputs[{i}].Entity]!, "
                    + $"at.AsOf.AddTicks({Number(inputs[i].Ahead * 10)})))",
                _ => "null!",
            });
            w.Line($"var set = new {set.FullName}({string.Join(", ", arguments)});");
            w.Line("return").Line("[");
            w.Indented(() => w.Lines(set.Labels.Features.Select(l => $"global::FeatureDsl.Online.RowValues.Plain<{(l.Type.IsCollection ? l.Type.CSharp : "object?")}>(() => {AtScale(l.Type, "set." + l.Name)}, out _),")));
            w.Line("];");
        });
    }

    private static IEnumerable<string> Request(SourceModel request, TrainingSetModel set)
    {
        return RecordEmission.Initialisers(
            request.Records,
            [.. request.Columns.Select(c => (c.Property, CanBeMissing(c) && c.IsAlways ? RowEmission.Present(c.Declared, $"({Text(c)})") : Text(c)))],
            record => RecordEmission.IsMissing(record, request.Columns.Where(CanBeMissing), c => $"({Text(c)}) is null"));

        // In C# a member is missing where its record can be, whatever its body is.
        bool CanBeMissing(ColumnModel column) => Of(column).Value.Type.Nullable || Text(column).IndexOf('?') >= 0;
        string Text(ColumnModel column) => Value(Of(column));
        RowColumn Of(ColumnModel column) => set.Requests.First(v => v.Name == column.Name);
    }

    // A list of a record that is not there is empty.
    private static string Value(RowColumn column)
    {
        var holder = column.IsOfRow ? "source" : "set";
        return column.Type.IsCollection ? CSharpExpression.OfColumn(holder, column.Type, column.Property) : $"{holder}.{column.Property}";
    }

    private static string AtScale(DataType type, string value) => type.Kind == DataKind.Decimal ? $"global::FeatureDsl.Online.RowValues.AtScale({value}, {type.Scale})" : value;

    // The events that labels look at: how far ahead, and how far from there back (null for without end).
    private static IEnumerable<(ParameterModel Parameter, long Ahead, long? Reach)> Inputs(TrainingSetModel set)
    {
        foreach (var parameter in set.Labels.Parameters)
        {
            var windows = set.Labels.Features.SelectMany(l => Lineage.Walk(l.Body, null)).Select(l => l.Leaf).OfType<AggregateValue>()
                .Where(a => a.Parameter == parameter.Name).Select(a => a.Window).ToList();
            var ahead = windows.Where(x => x.IsAhead).Select(x => x.Span!.Value).DefaultIfEmpty(0).Max();
            var isEndless = windows.Any(x => x.Span is null);
            yield return (parameter, ahead, isEndless ? null
                : ahead + windows.Where(x => !x.IsAhead).Select(x => x.Span!.Value + x.Hop).DefaultIfEmpty(0).Max());
        }
    }

    private static string Column(string name, DataType type, string summary) =>
        $"new {D}TrainingColumn({CodeWriter.Literal(name)}, {ModelLiterals.Type(type)}, {CodeWriter.Literal(summary)})";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    private static string Nullable(long? value) => value is { } v ? Number(v) : "null";

    private static void Member(CodeWriter w, string head, string body) => w.Line("/// <inheritdoc/>").Line($"public override {head} {body}").Line();

    private static void Items(CodeWriter w, string type, string name, IEnumerable<string> items)
    {
        w.Line("/// <inheritdoc/>").Line($"public override {List}<{type}> {name} {{ get; }} =").Line("[");
        w.Indented(() => w.Lines(items.Select(i => i + ","))).Line("];").Line();
    }
}
