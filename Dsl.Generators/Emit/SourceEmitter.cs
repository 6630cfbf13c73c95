using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what makes a source class a row of the language, and its descriptor.</summary>
public static class SourceEmitter
{
    /// <summary>The file of one source.</summary>
    public static string Source(SourceModel source)
    {
        var w = CodeWriter.File(source.Namespace);
        if (source.Kind != SourceKind.Request)
        {
            w.Block($"partial record {source.Name} : global::FeatureDsl.IRow", () => Row(w, source)).Line();
        }

        Descriptor(w, source);
        return w.ToString();
    }

    private static void Row(CodeWriter w, SourceModel source)
    {
        var known = source.Known ?? source.Time;
        var delay = source.Delay == 0 ? "" : $".AddTicks({source.Delay * 10}L)";
        w.Line($"global::System.DateTime global::FeatureDsl.IRow.RowTime => {source.Time};").Line();
        w.Line($"global::System.DateTime global::FeatureDsl.IRow.RowKnown => {known}{delay};").Line();
        w.Line($"global::System.IComparable? global::FeatureDsl.IRow.RowTieBreak => {TieBreak(source)};").Line();
        w.Line($"global::System.TimeSpan global::FeatureDsl.IRow.RowHorizon => new global::System.TimeSpan({source.Horizon * 10}L);").Line();
        if (source.HasVersions)
        {
            w.Line("bool global::FeatureDsl.IRow.RowHasVersions => true;").Line();
        }

        if (source.Deleted is not null)
        {
            w.Line($"bool global::FeatureDsl.IRow.RowDeleted => {source.Deleted};").Line();
        }

        Late(w, source, known, delay);
        w.Block("object? global::FeatureDsl.IRow.RowKey(string property) => property switch", () =>
        {
            foreach (var column in source.Keys.SelectMany(KeyColumns).Concat(Alternatives(source)).Distinct())
            {
                // Boxed one by one: a switch over an int and a long would make both of them a long, which is no key of an int.
                w.Line($"\"{column}\" => (object?){column},");
            }

            w.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(property), property, \"{source.Name} has no such key column.\"),");
        }, "};").Line();
        w.Line("string? global::FeatureDsl.IRow.RowFault() =>").Indented(() =>
        {
            w.Line($"global::FeatureDsl.RowRules.Times({source.Time}, \"{source.Time}\", {known}, \"{known}\")");
            foreach (var column in source.Columns.Where(c => c.Property != source.Time && c.Property != source.Known))
            {
                w.Lines(RuleEmission.Of(column).Select(rule => "?? " + rule));
            }

            w.Line(";");
        });
    }

    private static void Late(CodeWriter w, SourceModel source, string known, string delay)
    {
        if (source.Late.Count == 0)
        {
            return;
        }

        var seen = $"new global::System.TimeSpan({source.Delay * 10}L)";
        var later = $"global::FeatureDsl.RowVersions.Later({known}{delay}, {seen}, {string.Join(", ", source.Late.Select(l => l.Instant.Property).Distinct())})";
        w.Line("global::System.Collections.Generic.IReadOnlyList<global::System.DateTime> global::FeatureDsl.IRow.RowLater =>")
            .Indented(() => w.Line(source.Deleted is null ? later + ";" : $"{source.Deleted} ? [] : {later};")).Line();
        w.Block("global::FeatureDsl.IRow global::FeatureDsl.IRow.RowAt(global::System.DateTime asOf) => this with", () =>
            w.Lines(source.Late.Select(l =>
                $"{l.Column.Property} = global::FeatureDsl.RowVersions.IsKnown({l.Instant.Property}, {seen}, asOf) ? {l.Column.Property} : null,")), "};").Line();
    }

    // A source may hold an entity twice (origin and destination); RowKey answers for every column that is marked.
    private static IEnumerable<string> Alternatives(SourceModel source) => source.Columns
        .Where(c => !c.IsMember && c.Type.Kind is DataKind.Int32 or DataKind.Int64 or DataKind.String or DataKind.Guid or DataKind.DateOnly)
        .Select(c => c.Property);

    private static IEnumerable<string> KeyColumns(EntityKeyModel key) => key.Columns;

    private static string TieBreak(SourceModel source)
    {
        if (source.Kind == SourceKind.Snapshot)
        {
            return $"new global::FeatureDsl.ColumnTuple({string.Join(", ", source.Columns.Select(TieValue))})";
        }

        if (source.Id is null)
        {
            return "null";
        }

        var id = source.ColumnOf(source.Id);
        return id.Type.Kind switch
        {
            DataKind.String => $"new global::FeatureDsl.TextId({source.Id})",
            DataKind.Guid => $"new global::FeatureDsl.TextId({source.Id}.ToString())",
            _ => source.Id,
        };
    }

    private static string TieValue(ColumnModel column) => column.Type.Kind == DataKind.Enum
        ? column.Type.Nullable ? $"(int?){column.Property}" : $"(int){column.Property}"
        : column.Property;

    private static void Descriptor(CodeWriter w, SourceModel source)
    {
        w.Summary($"{source.Name} as the runtime sees it.");
        w.Block($"public sealed class {source.Name}Source : global::FeatureDsl.Descriptors.SourceDescriptor", () =>
        {
            w.Summary("The only one.").Line($"public static readonly {source.Name}Source Instance = new();").Line();
            w.Line($"private {source.Name}Source()").Indented(() => w.Line($": base({ModelLiterals.Source(source)})")).Line("{").Line("}").Line();
            w.Line("/// <inheritdoc/>");
            w.Block($"public override object Read(global::FeatureDsl.Descriptors.IRowReader reader) => new {source.FullName}", () =>
            {
                w.Lines(RecordEmission.Initialisers(
                    source.Records,
                    [.. source.Columns.Select((c, i) => (c.Property, Reading("reader", c.Declared, i)))],
                    record => RecordEmission.IsMissing(record, source.Columns, c => $"reader.IsMissing({source.Columns.ToList().IndexOf(c)})")));
                w.Lines(source.Joins.Select(j => RowEmission.Leave(j.Property)));
            }, "};");
            JoinEmitter.Write(w, source);
        });
    }

    private static string Reading(string reader, DataType type, int column)
    {
        var value = type.Kind switch
        {
            DataKind.Enum => $"({type.Enum!.FullName}){reader}.Enum({column})",
            DataKind.List => $"{reader}.List<{type.Element!.CSharp}>({column}, static e => {Reading("e", type.Element, 0)})",
            DataKind.Map => $"global::FeatureDsl.FeatureMap.ToFeatureMap({reader}.Entries({column}, static e => "
                + $"global::System.Collections.Generic.KeyValuePair.Create({Reading("e", type.Key!, 0)}, {Reading("e", type.Element!, 1)})))",
            var kind => $"{reader}.{kind}({column})",
        };
        return type.Nullable ? $"{reader}.IsMissing({column}) ? null : {value}" : value;
    }
}
