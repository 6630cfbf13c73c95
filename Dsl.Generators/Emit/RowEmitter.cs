using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the row of a target: a typed property for each feature, how each came about, and the vector for the model.</summary>
internal static class RowEmitter
{
    private const string Helper = "global::FeatureDsl.Online.RowValues.";
    private const string Float = "global::System.Span<float>";

    public static void Write(CodeWriter w, TargetModel target)
    {
        var (row, outputs) = (target.ClassName + "Row", OutputPlan.Of(target));
        w.Summary($"The features of {target.ClassName} at one instant, defaults applied.");
        w.Block($"{TargetEmitter.Access(target)} sealed class {row} : global::FeatureDsl.IFeatureRow", () =>
        {
            w.Summary("How many numbers Fill writes.").Line($"public const int VectorLength = {outputs.Sum(o => o.Numbers)};").Line();
            w.Lines(outputs.Select((_, i) => $"private readonly global::FeatureDsl.FeatureStatus _status{i};")).Line();
            Constructor(w, target, row, outputs);
            w.Summary("The instant that was answered, UTC.").Line("public global::System.DateTime AsOf { get; }").Line();
            w.Summary("Whether any state was found for the entities asked about.").Line("public bool Found { get; }").Line();
            foreach (var output in outputs)
            {
                w.Summary(output.Feature.Summary);
                if (output.Feature.Deprecated is { } instead)
                {
                    w.Line($"[global::System.Obsolete({(instead.Length == 0 ? "" : CodeWriter.Literal(instead))})]");
                }

                w.Line($"public {output.Type.CSharp} {output.Property} {{ get; }}").Line();
            }

            RowRecords.Write(w, target, outputs);
            w.Summary("How each feature came about.").Line("public StatusOf Status => new(this);").Line();
            w.Line("int global::FeatureDsl.IFeatureRow.Count => " + outputs.Count + ";").Line();
            // Boxed one by one: a switch over a long and a double would make both of them a double.
            Indexed(w, "object? global::FeatureDsl.IFeatureRow.Value(int index)", row, outputs.Select(o => $"(object?){o.Property}"));
            Indexed(w, "global::FeatureDsl.FeatureStatus global::FeatureDsl.IFeatureRow.Status(int index)", row, outputs.Select((_, i) => $"_status{i}"));
            Fill(w, outputs);
            CountErrors(w, target, outputs);
            StatusOf(w, row, outputs);
        });
    }

    /// <summary>Whether rows can have errors to count.</summary>
    public static bool CanFault(IReadOnlyList<OutputPlan> outputs) => outputs.Any(o => o.CanFault);

    /// <summary>The parameters that hand the values of every view whose features are the result.</summary>
    public static string Values(TargetModel target, Func<ViewModel, string> text) =>
        string.Concat(target.Outputs.Distinct().Select(v => ", " + text(target.View(v))));

    /// <summary>The name of a view's values.</summary>
    public static string ValuesOf(TargetModel target, ViewModel view) => "values" + target.Views.ToList().IndexOf(view);

    private static void Constructor(CodeWriter w, TargetModel target, string row, IReadOnlyList<OutputPlan> outputs)
    {
        w.Block($"internal {row}(long asOf, bool found{Values(target, v => $"in {v.FullName}Values {ValuesOf(target, v)}")})", () =>
        {
            w.Line("AsOf = global::FeatureDsl.Instants.FromMicros(asOf);").Line("Found = found;");
            for (var i = 0; i < outputs.Count; i++)
            {
                Assign(w, outputs[i], i, $"{ValuesOf(target, outputs[i].View)}.{outputs[i].Feature.Name}");
            }
        }).Line();
    }

    private static void Assign(CodeWriter w, OutputPlan output, int index, string value)
    {
        var type = output.Feature.Type;
        var fault = output.CanFault ? value + "Fault" : "false";
        var missing = type.Nullable ? $"{value} is null" : "false";
        w.Line($"_status{index} = {Helper}Status({fault}, {missing}, hasDefault: {(output.Feature.Default is null ? "false" : "true")});");
        var standIn = output.Feature.Default is { } d ? CSharpLiteral.Of(d with { Type = type.Present }) : type.IsCollection ? "default" : "null";
        var result = !type.Nullable || output.Feature.Default is null ? value : $"{value} ?? {standIn}";
        result = output.CanFault ? $"{fault} ? {standIn} : {result}" : result;
        w.Line($"{output.Property} = {(type.Kind == DataKind.Decimal ? $"{Helper}AtScale({result}, {type.Scale})" : result)};");
    }

    private static void Indexed(CodeWriter w, string head, string row, IEnumerable<string> items) => w.Block(head + " => index switch", () =>
    {
        w.Lines(items.Select((item, i) => $"{i} => {item},"));
        w.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(index), index, \"{row} has no such feature.\"),");
    }, "};").Line();

    private static void Fill(CodeWriter w, IReadOnlyList<OutputPlan> outputs)
    {
        var places = new List<(OutputPlan Output, int Status, int At)>();
        for (var (i, at) = (0, 0); i < outputs.Count; at += outputs[i++].Numbers)
        {
            if (outputs[i].Numbers > 0)
            {
                places.Add((outputs[i], i, at));
            }
        }

        w.Line("/// <inheritdoc/>");
        w.Block($"public int Fill({Float} vector)", () =>
        {
            w.Line($"{Helper}Require(vector.Length, VectorLength);");
            w.Lines(places.Select(p => p.Output.Feature.Type.IsVector
                ? $"{OnlineTypes.Online}VectorValues.Fill({p.Output.Property}, vector.Slice({p.At}, {p.Output.Numbers}));"
                : $"vector[{p.At}] = {Number(p.Output)};")).Line("return VectorLength;");
        }).Line();
        w.Summary("The same, and in the other vector 1 for each number that is missing or stands in for one, 0 for the others.");
        w.Block($"public int Fill({Float} vector, {Float} missing)", () =>
        {
            w.Line($"{Helper}Require(missing.Length, VectorLength);");
            w.Lines(places.Select(p => (Value: $"_status{p.Status} == global::FeatureDsl.FeatureStatus.Present ? 0f : 1f", Place: p)).Select(p =>
                p.Place.Output.Feature.Type.IsVector ? $"missing.Slice({p.Place.At}, {p.Place.Output.Numbers}).Fill({p.Value});" : $"missing[{p.Place.At}] = {p.Value};"));
            w.Line("return Fill(vector);");
        }).Line();
    }

    // Asked of each row that a client gives out, so only of the features that can be errors.
    private static void CountErrors(CodeWriter w, TargetModel target, IReadOnlyList<OutputPlan> outputs)
    {
        if (!CanFault(outputs))
        {
            return;
        }

        w.Summary("Counts the features that are errors.");
        w.Block("internal void CountErrors()", () => w.Lines(outputs.Select((o, i) => (Output: o, Status: $"_status{i}")).Where(o => o.Output.CanFault).Select(o =>
            $"{OnlineTypes.Online}FeatureErrors.Count({o.Status}, {CodeWriter.Literal(target.Name)}, {CodeWriter.Literal(target.OutputColumn(o.Output.View, o.Output.Feature))});"))).Line();
    }

    private static string Number(OutputPlan output)
    {
        string Present(string x) => output.Type.Kind switch
        {
            DataKind.Bool => $"{x} ? 1f : 0f",
            DataKind.Enum => $"(float)(int){x}",
            _ => $"(float){x}",
        };
        return output.CanBeMissing ? $"{output.Property} is {{ }} p{output.Property} ? ({Present("p" + output.Property)}) : float.NaN" : Present(output.Property);
    }

    private static void StatusOf(CodeWriter w, string row, IReadOnlyList<OutputPlan> outputs)
    {
        w.Summary("How each feature of a row came about.");
        w.Block("public readonly struct StatusOf", () =>
        {
            w.Line($"private readonly {row} _row;").Line().Line($"internal StatusOf({row} row) => _row = row;").Line();
            w.Summary("By the feature's place in the row.");
            w.Line("public global::FeatureDsl.FeatureStatus this[int index] => ((global::FeatureDsl.IFeatureRow)_row).Status(index);");
            for (var i = 0; i < outputs.Count; i++)
            {
                w.Line().Summary($"Of {outputs[i].Property}.").Line($"public global::FeatureDsl.FeatureStatus {outputs[i].Property} => _row._status{i};");
            }
        });
    }
}
