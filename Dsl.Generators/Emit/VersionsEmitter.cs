using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes how the state of a view follows the corrections of its events.</summary>
internal static class VersionsEmitter
{
    private const string Online = OnlineTypes.Online;

    /// <summary>The cell with the versions of an input.</summary>
    public static string Type(InputPlan input) => input.Name + "Versions";

    /// <summary>Its field.</summary>
    public static string Field(InputPlan input) => $"_{input.Parameter.Name}Versions";

    /// <summary>The body of the method that takes a row.</summary>
    public static void Apply(CodeWriter w, InputPlan input)
    {
        w.Line($"var outcome = {Field(input)}.Put({input.Id}, e, time, known);");
        w.Block($"if (outcome == {Online}VersionOutcome.Stale)", () => w.Line("return false;")).Line();
        w.Line(input.Source.Late.Count == 0 ? "SeenBy(known + 1);" : "SeenBy(global::FeatureDsl.Instants.ToMicros(global::FeatureDsl.RowVersions.SeenFrom(e)) + 1);");
        w.Block($"if (outcome == {Online}VersionOutcome.Adds)", () => w.Line($"Add{input.Name}(e, time, known);")).Line();
        w.Line("return true;");
    }

    /// <summary>The other members, where a view has such inputs.</summary>
    public static void Write(CodeWriter w, ViewPlan plan)
    {
        var inputs = plan.Inputs.Where(i => i.HasVersions).ToList();
        if (inputs.Count == 0)
        {
            return;
        }

        w.Line().Line("/// <inheritdoc/>");
        w.Block("protected override void Settle()", () => inputs.ForEach(input => Settle(w, input)));
        foreach (var input in inputs)
        {
            w.Line();
            w.Block($"private void Add{input.Name}({input.Source.FullName} e, long time, long known)", () => w.Block("unchecked", () => StateEmitter.ApplyEvent(w, input)));
            w.Line();
            Cell(w, input);
        }
    }

    private static void Settle(CodeWriter w, InputPlan input) => w.Block($"if ({Field(input)}.MustSettle)", () =>
    {
        List<string> cells =
        [
            .. input.Sessions.Select(s => s.Name), .. input.Timelines.Select(t => t.Name), .. input.Cells.Select(c => c.Name),
            .. input.Newest.Select(n => n.Name),
        ];
        w.Line($"Clear({string.Join(", ", cells.Select(c => "_" + c))});");
        w.Block($"foreach (var (e, time, known) in {Field(input)}.Standing())", () => w.Line($"Add{input.Name}(e, time, known);"));
    });

    private static void Cell(CodeWriter w, InputPlan input)
    {
        var (row, needed) = (input.Source.FullName, input.Needed);
        w.Block(
            $"private sealed class {Type(input)}(global::FeatureDsl.Online.StateClock clock) : {Online}EventVersions<{row}, {input.IdTypes}>"
            + $"(clock, {(input.Span is { } span ? span + "L" : "null")}, {input.Source.Horizon}L{(input.Source.Late.Count == 0 ? "" : ", hasLate: true")})",
            () =>
            {
                w.Block($"protected override void WriteRow({Online}SlotWriter output, {row} row)", () =>
                {
                    w.Lines(needed.Select(c => RowEmission.Put("row", c.Type, c.Property)));
                    w.Lines(input.Joined.SelectMany(j => j.Columns.Select(c => RowEmission.Put("row", c.Type.OrMissing, j.Join.Path(c.Property)))));
                }).Line();

                // What is read stands in the order in which it was written; columns that nothing is computed from are left empty.
                RowEmission.Read(w, $"protected override {row} ReadRow(scoped ref {Online}PackReader packed)", input.Source, needed,
                    [.. input.Source.Joins.Select(j => input.Joined.Any(u => u.Join.Property == j.Property) ? $"{j.Property} = Read{j.Property}(ref packed)," : RowEmission.Leave(j.Property))]);
                input.Joined.ForEach(j => Joined(w, j.Join, j.Columns));
            });
    }

    // Whether there was a row is told by its valid-from, which no row is without.
    private static void Joined(CodeWriter w, JoinModel join, IReadOnlyList<ColumnModel> columns)
    {
        w.Line();
        w.Block($"private static {join.Source.FullName}? Read{join.Property}(scoped ref {Online}PackReader packed)", () =>
        {
            w.Lines(columns.Select(c => $"var {Local(c)} = packed.Slot<{OnlineTypes.Arguments(c.Type.OrMissing)}>();"));
            w.Block($"return {Local(join.Source.ColumnOf(join.Source.Time))} is null ? null : new()", () =>
                w.Lines(RecordEmission.Initialisers(
                    join.Source.Records,
                    [.. join.Source.Columns.Select(c => (c.Property, columns.Contains(c) ? RowEmission.Present(c.Declared, Local(c)) : "default!"))],
                    record => RecordEmission.IsMissing(record, columns, c => Local(c) + " is null"))), "};");
        });

        static string Local(ColumnModel column) => "of" + column.Path.Replace(".", "");
    }
}
