using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>What a whole assembly defines.</summary>
/// <param name="Name">The assembly.</param>
/// <param name="Namespace">Its root namespace.</param>
/// <param name="Entities">By name.</param>
/// <param name="Sources">By name; no requests.</param>
/// <param name="Targets">By name.</param>
public sealed record ProjectModel(
    string Name, string Namespace, EquatableArray<EntityModel> Entities, EquatableArray<SourceModel> Sources, EquatableArray<TargetModel> Targets)
{
    /// <summary>By name.</summary>
    public EquatableArray<TrainingSetModel> TrainingSets { get; init; }
}

/// <summary>Writes the one object that hands a feature project over to the runtime.</summary>
public static class ProjectEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";

    /// <summary>The file of the project.</summary>
    public static string Project(ProjectModel project)
    {
        var w = CodeWriter.File(project.Namespace);
        w.Summary("Everything that this project defines.");
        w.Block("public static class Features", () =>
        {
            w.Summary("The project, for the command line and the runtime.").Line($"public static {D}FeatureProject Project {{ get; }} = new Definition();").Line();
            w.Block($"private sealed class Definition : {D}FeatureProject", () =>
            {
                w.Line($"public override string Name => {CodeWriter.Literal(project.Name)};").Line();
                List(w, "global::FeatureDsl.Ir.EntityModel", "Entities", project.Entities.Select(ModelLiterals.Entity));
                List(w, D + "SourceDescriptor", "Sources", project.Sources.Select(s => Sibling(s.FullName, "Source")));
                var stored = project.Targets.SelectMany(t => t.Views).Where(v => v.Entity is not null && v.Found.Count == 0).Select(v => v.FullName)
                    .Distinct().OrderBy(v => v, StringComparer.Ordinal);
                List(w, D + "ViewDescriptor", "Views", stored.Select(v => Sibling(v, "Descriptor")));
                List(w, D + "TargetDescriptor", "Targets", project.Targets.Select(t => Sibling(t.FullName, "Target")));
                List(w, D + "TrainingSetDescriptor", "TrainingSets", project.TrainingSets.Select(t => Sibling(t.FullName, "Set")));
                w.Line($"public override string Manifest => {CodeWriter.Raw(ManifestEmitter.Manifest(project))};");
            });
        });
        return w.ToString();
    }

    private static void List(CodeWriter w, string type, string name, IEnumerable<string> items)
    {
        w.Line($"public override global::System.Collections.Generic.IReadOnlyList<{type}> {name} {{ get; }} =").Line("[");
        w.Indented(() => w.Lines(items.Select(i => i + ",")));
        w.Line("];").Line();
    }

    private static string Sibling(string fullName, string suffix) => $"{fullName}{suffix}.Instance";
}
