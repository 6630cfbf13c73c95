using System.Text;
using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the manifest: sorted, deterministic JSON that says what a project defines and where it comes from.</summary>
internal static class ManifestEmitter
{
    public static string Manifest(ProjectModel project)
    {
        var views = project.Targets.SelectMany(t => t.Views.Where(v => v.Found.Count == 0).Select(v => (View: v, Target: t))).GroupBy(v => v.View.FullName)
            .Select(g => g.First()).OrderBy(v => v.View.Name, StringComparer.Ordinal);
        var json = new StringBuilder();
        json.Append("{\n  \"project\": ").Append(Text(project.Name)).Append(",\n");
        Section(json, "entities", project.Entities.Select(Entity)).Append(",\n");
        Section(json, "sources", project.Sources.Select(Source)).Append(",\n");
        Section(json, "views", views.Select(v => View(v.View, v.Target))).Append(",\n");
        Section(json, "services", project.Targets.Where(t => t.IsService).Select(Service)).Append(",\n");
        Section(json, "training_sets", project.TrainingSets.Select(TrainingSet)).Append("\n}");
        return json.ToString();
    }

    private static StringBuilder Section(StringBuilder json, string name, IEnumerable<string> items)
    {
        var list = items.ToList();
        json.Append("  ").Append(Text(name)).Append(": [");
        return list.Count == 0 ? json.Append(']') : json.Append("\n    ").Append(string.Join(",\n    ", list)).Append("\n  ]");
    }

    private static string Entity(EntityModel e) => Object(
        ("name", Text(e.Name)), ("summary", Text(e.Summary)), ("keys", Array(e.Keys.Select(k => Object(("name", Text(k.Column)), ("type", Text(k.Type.Display)))))));

    private static string Source(SourceModel s) => Object(
        ("name", Text(s.Name)), ("kind", Text(s.Kind.ToString().ToLowerInvariant())), ("table", Text(s.Table)), ("summary", Text(s.Summary)),
        ("time", Text(s.ColumnOf(s.Time).Name)), ("known", s.Known is null ? "null" : Text(s.ColumnOf(s.Known).Name)),
        ("columns", Array(s.Columns.Select(c => Column(s, c)))),
        ("joins", Array(s.Joins.Select(j => Object(
            ("name", Text(j.Property)), ("table", Text(j.Source.Table)), ("entity", Text(j.Entity.Name)), ("by", Array(j.KeyColumns.Select(k => Text(s.ColumnOf(k).Name)))))))));

    private static string Column(SourceModel s, ColumnModel c) => Object(
        ("name", Text(c.Name)), ("type", Text(c.Display)), ("label", c.IsLabel ? "true" : "false"), ("personal", c.IsPersonal ? "true" : "false"),
        ("known_at", s.Late.Where(l => l.Column == c).Select(l => Text(l.Instant.Name)).FirstOrDefault() ?? "null"));

    private static string View(ViewModel view, TargetModel target) => Object(
        ("name", Text(view.Name)), ("version", view.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("owner", Text(view.Owner)),
        ("summary", Text(view.Summary)), ("entity", view.Entity is null ? "null" : Text(target.Entity(view.Entity).Name)),
        ("freshness", Text(view.Freshness)), ("tags", Array(view.Tags.Select(Text))),
        ("features", Array(view.Features.Select(f => Object(
            ("name", Text(f.Name)), ("type", Text(f.Type.Display)), ("summary", Text(f.Summary)), ("body", Text(f.Source)),
            ("personal", f.IsPersonal ? "true" : "false"), ("deprecated", f.Deprecated is { } instead ? Text(instead) : "null"),
            ("lineage", Array(Lineage.Of(f.Body, view, target).Select(Text))), ("fingerprint", Text(Fingerprint.Of(f, view, target))))))));

    private static string Service(TargetModel service) => Object(
        ("name", Text(service.Name)), ("version", service.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("fingerprint", Text(Fingerprint.Of(service))),
        ("views", Array(service.Outputs.Select(o => Text(service.View(o).Name)))),
        ("entities", Array(service.Entities.Select(e => Text(e.Name)))),
        ("requests", Array(service.Requests.Select(r => Text(service.Source(r).Name)))));

    private static string TrainingSet(TrainingSetModel set) => Object(
        ("name", Text(set.Name)), ("summary", Text(set.Summary)), ("source", Text(set.Source.Name)),
        ("views", Array(set.Outputs.Select(o => Text(o.Substring(o.LastIndexOf('.') + 1))))),
        ("labels", Array(set.Labels.Features.Select(l => Object(
            ("name", Text(l.Name)), ("type", Text(l.Type.Display)), ("summary", Text(l.Summary)), ("body", Text(l.Source)))))));

    private static string Object(params (string Name, string Value)[] members) =>
        "{ " + string.Join(", ", members.Select(m => $"{Text(m.Name)}: {m.Value}")) + " }";

    private static string Array(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    private static string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
