using System.Globalization;
using System.Text;
using FeatureDsl.Conformance;

namespace FeatureDsl.Parity.Tests.Conformance;

/// <summary>The specification of a case as the feature classes that a user would write for it.</summary>
internal static class SpecProgram
{
    /// <summary>One C# file.</summary>
    public static string Of(Specification spec)
    {
        var code = new StringBuilder("using System;\nusing FeatureDsl;\nnamespace Case;\n\n");
        var keys = string.Join(", ", spec.Entity.Select(k => $"[property: Key] {CSharp(k.Value)} {Pascal(k.Key)}"));
        code.Append(CultureInfo.InvariantCulture, $"[Entity] public readonly record struct Subject({keys});\n\n");
        foreach (var (table, source) in spec.Sources.Where(s => s.Value.Entity is not null))
        {
            var parts = string.Join(", ", source.Entity!.Select(k => $"[property: Key] {CSharp(k.Value)} {Pascal(k.Key)}"));
            code.Append(CultureInfo.InvariantCulture, $"[Entity] public readonly record struct {EntityOf(table, source)}({parts});\n\n");
        }

        foreach (var (view, about) in spec.Views)
        {
            var parts = string.Join(", ", about.Entity.Select(k => $"[property: Key] {CSharp(k.Value)} {Pascal(k.Key)}"));
            code.Append(CultureInfo.InvariantCulture, $"[Entity] public readonly record struct {KeyOf(view)}({parts});\n\n");
        }

        foreach (var (table, source) in spec.Sources)
        {
            Source(code, table, source, spec);
        }

        var own = Parameters(spec, s => s is { Entity: null, Key.Count: > 0 });
        if (spec.LookUps.Count == 0)
        {
            View(code, "<Subject>", "Answers", own, spec.Features, Body);
            return code.ToString();
        }

        // What holds the keys is a view of its own; the answers pass its features on.
        foreach (var (view, about) in spec.Views)
        {
            View(code, $"<{KeyOf(view)}>", ViewOf(view), Parameters(spec, s => s.Keys.ContainsKey(view)), about.Features, Body);
        }

        View(code, "<Subject>", "Own", own, spec.Features.Where(IsOwn), Body);
        var found = spec.LookUps.Select(l => $"[On({string.Join(", ", l.Value.By.Select(f => $"nameof(Own.{Pascal(f)})"))})] {ViewOf(l.Value.View)} {l.Key}");
        View(code, "", "Answers", found.Prepend("Own own"), spec.Features, f => IsOwn(f) ? $"own.{Pascal(f.Name)}" : Body(f));
        return code.ToString();
    }

    private static IEnumerable<string> Parameters(Specification spec, Func<SourceSpec, bool> isTaken) =>
        spec.Sources.Where(s => isTaken(s.Value)).Select(s => $"{(s.Value.Kind == "event" ? "Events" : "Latest")}<{Pascal(s.Key)}> {s.Key}");

    private static void View(
        StringBuilder code, string entity, string name, IEnumerable<string> parameters, IEnumerable<FeatureSpec> features, Func<FeatureSpec, string> body)
    {
        code.Append(CultureInfo.InvariantCulture, $"[FeatureView{entity}(Version = 1, Owner = \"conformance\")]\npublic sealed partial class {name}({string.Join(", ", parameters)})\n{{\n");
        foreach (var feature in features)
        {
            code.Append(CultureInfo.InvariantCulture, $"    /// <summary>{feature.Name}.</summary>\n    [Feature] public {CSharp(feature.Type)} {Pascal(feature.Name)} => {body(feature)};\n");
        }

        code.Append("}\n\n");
    }

    private static bool IsOwn(FeatureSpec feature) => feature is { Of: not null } or { Latest: not null };

    /// <summary>The name of a feature's property, and so of its column.</summary>
    public static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string EntityOf(string table, SourceSpec source) => source.Entity is null ? "Subject" : $"SubjectOf{Pascal(table)}";

    private static string KeyOf(string view) => $"KeyOf{Pascal(view)}";

    private static string ViewOf(string view) => $"ViewOf{Pascal(view)}";

    private static void Source(StringBuilder code, string table, SourceSpec source, Specification spec)
    {
        var options = string.Concat(Option("Delay", source.Delay), Option("Horizon", source.Horizon), source.Corrections ? ", Corrections = true" : "");
        code.Append(CultureInfo.InvariantCulture, $"[{(source.Kind == "event" ? "EventSource" : "SnapshotSource")}(\"{table}\"{options})]\npublic sealed partial record {Pascal(table)}\n{{\n");
        foreach (var (column, type) in source.Columns)
        {
            var marks = string.Concat(
                source.Key.Contains(column) ? $"[Key<{EntityOf(table, source)}>(Part = \"{Pascal(column)}\")] " : "",
                string.Concat(source.Joins.Values.Where(j => j.By.Contains(column)).Select(j => (Of: spec.Sources[j.Source], j)).Select(
                    j => $"[Key<{EntityOf(j.j.Source, j.Of)}>(Part = \"{Pascal(j.Of.Key[j.j.By.ToList().IndexOf(column)])}\")] ").Distinct()),
                string.Concat(source.Keys.Where(k => k.Value.Contains(column)).Select(
                    k => $"[Key<{KeyOf(k.Key)}>(Part = \"{Pascal(spec.Views[k.Key].Entity.Keys.ElementAt(k.Value.ToList().IndexOf(column)))}\")] ")),
                column == source.Id ? "[EventId] " : "",
                column == source.Time ? source.Kind == "event" ? "[EventTime] " : "[ValidFrom] " : "",
                column == source.Known ? "[KnownAt] " : "",
                source.Later.TryGetValue(column, out var instant) ? $"[KnownAt(nameof({Pascal(instant)}))] " : "",
                column == source.Deleted ? "[Deleted] " : "",
                type.StartsWith("vector", StringComparison.Ordinal) ? $"[Dimension({type.TrimEnd('?')[7..^1]})] " : "",
                type.IndexOf("decimal(", StringComparison.Ordinal) is >= 0 and var digits ? $"[Scale({type[(digits + 8)..type.IndexOf(')', digits)]})] " : "");
            code.Append(CultureInfo.InvariantCulture, $"    {marks}public {(type.EndsWith('?') ? "" : "required ")}{CSharp(type)} {Pascal(column)} {{ get; init; }}\n");
        }

        foreach (var (name, join) in source.Joins)
        {
            code.Append(CultureInfo.InvariantCulture, $"    [AsOfJoin<{EntityOf(join.Source, spec.Sources[join.Source])}>] public {Pascal(join.Source)}? {Pascal(name)} {{ get; init; }}\n");
        }

        code.Append("}\n\n");
    }

    private static string Body(FeatureSpec feature) => feature switch
    {
        { Divide: [var a, var b] } => $"{Pascal(a)} / {Pascal(b)}",
        { Equal: [var a, var b] } => $"{Pascal(a)} == {Pascal(b)}",
        { Less: [var a, var b] } => $"{Pascal(a)} < {Pascal(b)}",
        { LookUp: { } found } => $"{found}.{Pascal(feature.Column!)}",
        { Latest: { } snapshot } => $"{snapshot}{(feature.MaxAge is { } age ? $".MaxAge({Span(age)})" : "")}.Value?.{Pascal(feature.Column!)}{Inside(feature, "")}"
            + (feature is { Fold: null, At: null } && IsCollection(feature.Type) ? " ?? []" : ""),
        _ => $"{feature.Of}{Filter(feature.Where)}{Chosen(feature.Window!)}.{Pascal(feature.Aggregate!)}({Arguments(feature)})",
    };

    private static string Arguments(FeatureSpec feature) => string.Join(", ", new[]
    {
        feature.By is { } key ? $"e => {Column(key)}" : null, feature.Column is { } column ? $"e => {Column(column)}{Inside(feature, "Try")}" : null,
        feature.HalfLife is { } halfLife ? Span(halfLife) : null,
    }.OfType<string>());

    private static string Filter(ConditionSpec? where) => where switch
    {
        null => "",
        { Holds: { } element } => $".Where(e => {Column(where.Column)}.Contains(\"{element}\"))",
        { Above: { } above } => string.Create(CultureInfo.InvariantCulture, $".Where(e => {Column(where.Column)} > {above})"),
        _ => $".Where(e => {Column(where.Column)} == \"{where.EqualTo}\")",
    };

    // What is asked of the list or the map that a column holds. Inside an event sums and means cannot be errors.
    private static string Inside(FeatureSpec feature, string tries) => feature switch
    {
        { At: { } place } => $".At({place})",
        { Fold: "count" } => ".Count",
        { Fold: ("sum" or "average") and var total } => $".{tries}{Pascal(total)}()",
        { Fold: { } best } => $".{Pascal(best)}()",
        _ => "",
    };

    private static bool IsCollection(string type) => type.StartsWith("list", StringComparison.Ordinal) || type.StartsWith("map", StringComparison.Ordinal);

    // A point stands between the name of a joined row and its column.
    private static string Column(string name) => "e." + string.Join("?.", name.Split('.').Select(Pascal));

    private static string Chosen(WindowSpec window) => string.Concat(
        window.Last is { } last ? $".Last({Span(last)}{(window.Hop is { } hop ? ", " + Span(hop) : "")})" : "",
        window.Tumbling is { } size ? $".Tumbling({Span(size)})" : "",
        window is { Session: { } gap, Longest: { } longest } ? $".Session({Span(gap)}, {Span(longest)})" : "",
        window.All ? ".All()" : "",
        window.Newest is { } newest ? string.Create(CultureInfo.InvariantCulture, $".Last({newest})") : "");

    private static string Span(string text) => $"{text[..^1]}.{text[^1] switch { 's' => "Seconds", 'm' => "Minutes", 'h' => "Hours", _ => "Days" }}";

    private static string Option(string name, string? value) => value is null ? "" : $", {name} = \"{value}\"";

    private static string CSharp(string type) => type.StartsWith("list", StringComparison.Ordinal) ? $"FeatureList<{CSharp(type[5..^1])}>" : type.TrimEnd('?').Split('(')[0] switch
    {
        "int32" => "int",
        "int64" => "long",
        "float32" => "float",
        "float64" => "double",
        "timestamp" => "DateTime",
        "date" => "DateOnly",
        "duration" => "TimeSpan",
        "vector" => "FeatureVector",
        "map" => $"FeatureMap<{string.Join(", ", type[4..^1].Split(';').Select(CSharp))}>",
        var same => same,
    } + (type.EndsWith('?') ? "?" : "");
}
