using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>The C# text that makes records of their members.</summary>
internal static class RecordEmission
{
    /// <summary>The initialisers of an object, one for each of its properties.</summary>
    /// <param name="records">The properties that are records.</param>
    /// <param name="members">The paths of all columns, with their text.</param>
    /// <param name="isMissing">The condition under which a record that can be missing is.</param>
    public static IEnumerable<string> Initialisers(
        IReadOnlyList<RecordModel> records, IReadOnlyList<(string Path, string Value)> members, Func<RecordModel, string?> isMissing) =>
        Inside("", records, members, isMissing).Select(m => $"{m.Name} = {m.Value},");

    /// <summary>The text of one record.</summary>
    public static string Of(
        RecordModel record, IReadOnlyList<RecordModel> records, IReadOnlyList<(string Path, string Value)> members, Func<RecordModel, string?> isMissing)
    {
        var inside = Inside(record.Member(""), records, members, isMissing).ToList();
        var given = record.Parameters.Select(p => $"{p}: {inside.First(m => m.Name == p).Value}");
        var set = inside.Where(m => !record.Parameters.Contains(m.Name)).Select(m => $"{m.Name} = {m.Value}").ToList();
        var made = $"new {record.FullName}({string.Join(", ", given)}){(set.Count == 0 ? "" : $" {{ {string.Join(", ", set)} }}")}";
        return record.Nullable && isMissing(record) is { } condition ? $"({condition}) ? null : {made}" : made;
    }

    /// <summary>What tells whether a record is missing, as a condition; <see langword="null"/> where nothing tells.</summary>
    /// <param name="record">The record.</param>
    /// <param name="columns">The columns that there are.</param>
    /// <param name="isMissing">The condition under which a column is missing.</param>
    public static string? IsMissing(RecordModel record, IEnumerable<ColumnModel> columns, Func<ColumnModel, string> isMissing)
    {
        var conditions = string.Join(" || ", columns.Where(c => record.IsToldBy(c.Property, c.IsAlways)).Select(isMissing));
        return conditions.Length > 0 ? conditions : null;
    }

    private static IEnumerable<(string Name, string Value)> Inside(
        string prefix, IReadOnlyList<RecordModel> records, IReadOnlyList<(string Path, string Value)> members, Func<RecordModel, string?> isMissing)
    {
        var inside = members.Where(m => m.Path.StartsWith(prefix, StringComparison.Ordinal));
        var names = inside.Select(m => m.Path.Substring(prefix.Length).Split('?', '.')[0]).Distinct();
        return names.Select(name => records.FirstOrDefault(r => r.Property == prefix + name) is { } record
            ? (name, Of(record, records, members, isMissing))
            : (name, members.First(m => m.Path == prefix + name).Value));
    }
}
