using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Models as C# expressions that build them again at run time.</summary>
internal static class ModelLiterals
{
    private const string Ir = "global::FeatureDsl.Ir.";

    public static string Type(DataType type) =>
        $"new {Ir}DataType({Ir}DataKind.{type.Kind}, {Bool(type.Nullable)}, {type.Precision}, {type.Scale}, {(type.Enum is { } e ? Enum(e) : "null")}"
        + $"{(type.Element is { } of ? ", " + Type(of) : "")}{(type.Key is { } key ? ", " + Type(key) : "")}{(type.IsVector ? $", Dimension: {type.Dimension}" : "")})";

    public static string Entity(EntityModel entity) =>
        $"new {Ir}EntityModel({Text(entity.FullName)}, {Text(entity.Name)}, {Text(entity.Summary)}, {List(entity.Keys, k => $"new {Ir}KeyPart({Text(k.Name)}, {Text(k.Column)}, {Type(k.Type)})")})";

    /// <summary>The expression over several lines, one a column.</summary>
    public static string Source(SourceModel s) => $"""
        new {Ir}SourceModel(
            {Text(s.FullName)}, {Text(s.Namespace)}, {Text(s.Name)}, {Text(s.Summary)}, {Ir}SourceKind.{s.Kind}, {Text(s.Table)},
            {Ir}EquatableArray.Of(
                {string.Join(",\n        ", s.Columns.Select(Column))}),
            {Text(s.Time)}, {OrNull(s.Known)}, {s.Delay}L, {OrNull(s.Id)}, {s.Horizon}L,
            {List(s.Keys, k => $"new {Ir}EntityKeyModel({Text(k.Entity)}, {List(k.Columns, Text)})")}){More(s)}
        """;

    public static string List<T>(IReadOnlyList<T> items, Func<T, string> item) =>
        items.Count == 0 ? "default" : $"{Ir}EquatableArray.Of({string.Join(", ", items.Select(item))})";

    public static string Text(string text) => CodeWriter.Literal(text);

    public static string Bool(bool value) => value ? "true" : "false";

    private static string Column(ColumnModel c) =>
        $"new {Ir}ColumnModel({Text(c.Property)}, {Text(c.Name)}, {Type(c.Type)}, {Bool(c.IsLabel)}){More(c)}";

    private static string More(ColumnModel c) => c.KnownAt is null && c.Storage == VectorStorage.Single && !c.IsMember && !c.IsPersonal ? ""
        : $" {{ KnownAt = {OrNull(c.KnownAt)}{(c.Storage == VectorStorage.Single ? "" : $", Storage = global::FeatureDsl.VectorStorage.{c.Storage}")}{(c.IsPersonal ? ", IsPersonal = true" : "")}{Member(c)} }}";

    private static string Member(ColumnModel c) => !c.IsMember ? "" : $", IsAlways = {Bool(c.IsAlways)}, PresentWith = {List(c.PresentWith, Text)}";

    private static string More(SourceModel s)
    {
        var hasMore = s.HasVersions || s.Deleted is not null || s.Joins.Count > 0 || s.Records.Count > 0 || s.Retention is not null;
        var kept = s.Retention is { } retention ? $", Retention = {retention}L" : "";
        var joins = s.Joins.Count == 0 ? "" : $", Joins = {List(s.Joins, Join)}";
        return hasMore ? $" {{ HasVersions = {Bool(s.HasVersions)}, Deleted = {OrNull(s.Deleted)}{kept}{joins}{Records(s)} }}" : "";
    }

    private static string Records(SourceModel s) => s.Records.Count == 0 ? "" : $", Records = {List(s.Records, Record)}";

    private static string Record(RecordModel r) =>
        $"new {Ir}RecordModel({Text(r.Property)}, {Text(r.FullName)}, {Bool(r.Nullable)}, {List(r.Parameters, Text)})";

    /// <summary>What is joined.</summary>
    public static string Join(JoinModel j) => $"new {Ir}JoinModel({Text(j.Property)}, {Source(j.Source)}, {Entity(j.Entity)}, {List(j.KeyColumns, Text)}, {List(j.SourceKeys, Text)})";

    private static string OrNull(string? text) => text is null ? "null" : Text(text);

    private static string Enum(EnumShape shape) =>
        $"new {Ir}EnumShape({Text(shape.FullName)}, {List(shape.Members, m => $"new {Ir}EnumMember({Text(m.Name)}, {m.Value})")})";
}
