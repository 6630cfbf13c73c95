using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what the descriptor of a source says of the snapshot rows that its events bring along.</summary>
internal static class JoinEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";
    private const string Online = OnlineTypes.Online;
    private const string Row = "global::FeatureDsl.IRow";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    /// <summary>The members, where there are such rows.</summary>
    public static void Write(CodeWriter w, SourceModel source)
    {
        if (source.Joins.Count == 0)
        {
            return;
        }

        w.Line().Line("/// <inheritdoc/>");
        w.Line($"public override {List}<{D}JoinDescriptor> Joins {{ get; }} = [{string.Join(", ", source.Joins.Select(j => $"new {j.Property}Join()"))}];").Line();
        w.Line("/// <inheritdoc/>");
        w.Block($"public override {Row} Join({Row} row, {List}<{Row}?> joined) => ({source.FullName})row with", () =>
            w.Lines(source.Joins.Select((j, i) => $"{j.Property} = ({j.Source.FullName}?)joined[{i}],")), "};");
        for (var i = 0; i < source.Joins.Count; i++)
        {
            Join(w.Line(), source.Joins[i]);
        }
    }

    private static void Join(CodeWriter w, JoinModel join)
    {
        var (row, columns) = (join.Source.FullName, join.Source.Columns);
        w.Block($"private sealed class {join.Property}Join() : {D}JoinDescriptor({ModelLiterals.Join(join)})", () => w
            .Line($"public override {D}SourceDescriptor Source => {row}Source.Instance;").Line()
            .Line($"protected override {Online}ViewState NewState(ulong fingerprint, long? reach) => new {Online}HistoryState<{row}>(fingerprint, new {join.Property}Rows(reach));"));
        w.Line();
        w.Block($"private sealed class {join.Property}Rows(long? reach) : {Online}RowHistory<{row}>(reach)", () =>
        {
            w.Block($"protected override void WriteRow({Online}SlotWriter output, {row} row)", () => w.Lines(columns.Select(c => RowEmission.Put("row", c.Type, c.Property)))).Line();
            RowEmission.Read(w, $"protected override {row} ReadRow(scoped ref {Online}PackReader packed)", join.Source, columns, []);
        });
    }
}
