using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the state of a view: its cells, in the order in which the evaluator reads them, and what a row adds to them.</summary>
internal static class StateEmitter
{
    private const string Online = OnlineTypes.Online;

    public static void Write(CodeWriter w, ViewPlan plan)
    {
        var name = plan.View.Name;
        w.Summary($"The online state of {name} for one entity.");
        w.Block($"internal sealed class {name}State : {Online}PackedViewState", () =>
        {
            w.Lines(Cells(plan).Select(c => $"private readonly {c.Type} {c.Field};")).Line();
            w.Line($"public {name}State()").Indented(() => w.Line($": base({name}Evaluator.Fingerprint)"));
            w.Line("{").Indented(() => w.Lines(Cells(plan).Select(c => $"{c.Field} = {c.Made};"))).Line("}").Line();
            Apply(w, plan);
            foreach (var input in plan.Inputs)
            {
                w.Line();
                ApplyRow(w, input);
            }

            foreach (var input in plan.Inputs.Where(i => i.IsLatest))
            {
                w.Line();
                LatestCell(w, input);
            }

            VersionsEmitter.Write(w, plan);
        });
    }

    // Event ids come last: the evaluator never reads as far.
    private static IEnumerable<(string Type, string Field, string Made)> Cells(ViewPlan plan) => plan.Inputs.SelectMany(Cells).Concat(
        plan.Inputs.Where(i => i.HasRepeats).Select(i => ($"{Online}SeenIds<{i.IdTypes}>", IdsOf(i), $"With(new {Online}SeenIds<{i.IdTypes}>({i.Source.Horizon}L))"))).Concat(
        plan.Inputs.Where(i => i.HasVersions).Select(i => (VersionsEmitter.Type(i), VersionsEmitter.Field(i), $"With(new {VersionsEmitter.Type(i)}(Clock))")));

    private static IEnumerable<(string Type, string Field, string Made)> Cells(InputPlan input)
    {
        foreach (var session in input.Sessions)
        {
            yield return (session.Type, "_" + session.Name, $"With(new {session.Made})");
        }

        foreach (var timeline in input.Timelines)
        {
            yield return ($"{Online}Timeline", "_" + timeline.Name, $"With(new {Online}Timeline(Clock, {timeline.Grain.CSharp}))");
            foreach (var column in timeline.Columns)
            {
                yield return (Online + column.Kind.State, "_" + column.Name, $"_{timeline.Name}.With(new {Online}{column.Kind.State}())");
            }
        }

        foreach (var cell in input.Cells)
        {
            yield return (cell.Type, "_" + cell.Name, $"With(new {cell.Made})");
        }

        foreach (var cell in input.Newest)
        {
            yield return (cell.Type, "_" + cell.Name, $"With(new {cell.Made})");
        }

        if (input.IsLatest)
        {
            yield return ($"{input.Name}Row", RowOf(input), $"With(new {input.Name}Row())");
        }
    }

    private static void Apply(CodeWriter w, ViewPlan plan)
    {
        w.Line("/// <inheritdoc/>");
        w.Block("public override bool Apply(int input, global::FeatureDsl.IRow row)", () =>
        {
            w.Line("var time = global::FeatureDsl.Instants.ToMicros(row.RowTime);");
            w.Line("var known = global::FeatureDsl.Instants.ToMicros(row.RowKnown);");
            w.Block("return input switch", () =>
            {
                w.Lines(plan.Inputs.Select(i => $"{i.Index} => Apply{i.Name}(({i.Source.FullName})row, time, known),"));
                w.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(input), input, \"{plan.View.Name} has {plan.Inputs.Count} input(s).\"),");
            }, "};");
        });
    }

    private static void ApplyRow(CodeWriter w, InputPlan input) => w.Block($"private bool Apply{input.Name}({input.Source.FullName} e, long time, long known)", () =>
    {
        if (input.IsLatest)
        {
            w.Line("SeenBy(known);").Line($"{RowOf(input)}.Add(e);").Line("return true;");
            return;
        }

        if (input.HasRepeats)
        {
            w.Block($"if (!{IdsOf(input)}.Admit({input.Id}, known))", () => w.Line("return false;")).Line();
        }

        if (input.HasVersions)
        {
            VersionsEmitter.Apply(w, input);
            return;
        }

        w.Line("SeenBy(known + 1);");
        w.Block("unchecked", () => ApplyEvent(w, input)).Line();
        w.Line("return true;");
    });

    /// <summary>What an event <c>e</c> of a <c>time</c> and <c>known</c> time adds to the cells.</summary>
    public static void ApplyEvent(CodeWriter w, InputPlan input)
    {
        var filters = new List<string>();
        string? Filter(string? text)
        {
            if (text is not null && !filters.Contains(text))
            {
                filters.Add(text);
                w.Line($"var passes{filters.Count - 1} = {text};");
            }

            return text is null ? null : $"passes{filters.IndexOf(text)}";
        }

        input.Sessions.ForEach(s => Guarded(w, Filter(s.Filter), [s.Statement]));
        foreach (var timeline in input.Timelines)
        {
            var groups = timeline.Columns.GroupBy(c => c.Filter).Select(g => (Filter: Filter(g.Key), Columns: g.ToList())).ToList();
            var needed = groups.Any(g => g.Filter is null) ? "" : $"if ({string.Join(" || ", groups.Select(g => g.Filter))})";
            w.Block(needed, () =>
            {
                w.Line($"var at = _{timeline.Name}.At(time);");
                w.Block("if (at >= 0)", () => groups.ForEach(g => Guarded(w, groups.Count == 1 ? null : g.Filter, g.Columns.Select(c => c.Statement))));
            });
        }

        input.Cells.ForEach(c => Guarded(w, Filter(c.Value.Filter), [c.Statement]));
        input.Newest.ForEach(c => Guarded(w, Filter(c.Value.Filter), [c.Statement]));
    }

    private static void Guarded(CodeWriter w, string? filter, IEnumerable<string> statements)
    {
        if (filter is null)
        {
            w.Lines(statements);
        }
        else
        {
            w.Block($"if ({filter})", () => w.Lines(statements));
        }
    }

    private static void LatestCell(CodeWriter w, InputPlan input)
    {
        var (row, columns) = (input.Source.FullName, input.Source.Columns);
        w.Block($"private sealed class {input.Name}Row : {Online}LatestState<{row}>", () =>
        {
            w.Block($"protected override void Write({Online}SlotWriter output, {row} row)", () =>
                w.Lines(columns.Select(c => RowEmission.Put("row", c.Type, c.Property)))).Line();
            w.Block($"protected override {row} Read({Online}LatestRow packed) => new()", () =>
                w.Lines(RowEmission.Initialisers(input.Source, columns, c => EvaluatorEmitter.Column("packed", input.Source, c.Property))), "};");
        });
    }

    private static string IdsOf(InputPlan input) => $"_{input.Parameter.Name}Ids";

    private static string RowOf(InputPlan input) => $"_{input.Parameter.Name}Row";
}
