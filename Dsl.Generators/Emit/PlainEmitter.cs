using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what makes a view usable in an ordinary test: its instant, and a constructor over lists.</summary>
public static class PlainEmitter
{
    /// <summary>The file of one view.</summary>
    public static string View(ViewModel view)
    {
        var w = CodeWriter.File(view.Namespace);
        w.Block($"partial class {view.Name}", () =>
        {
            w.Summary("The instant that is asked about, UTC.").Line("public global::System.DateTime AsOf { get; }").Line();
            w.Summary("The features at an instant, computed by the plain C# of this class.");
            w.Line("/// <param name=\"asOf\">The instant that is asked about, UTC.</param>");
            w.Lines(view.Parameters.Select(p => $"/// <param name=\"{p.Name}\">{Meaning(p)}</param>"));
            w.Line($"public {view.Name}(global::System.DateTime asOf, {string.Join(", ", view.Parameters.Select(Parameter))})");
            w.Indented(() => w.Line($": this({string.Join(", ", view.Parameters.Select(Argument))})"));
            w.Block("", () => w.Line("AsOf = global::FeatureDsl.Instants.Checked(asOf, nameof(asOf));"));
            if (view.Parameters.Where(p => view.Parameters.Any(l => l.Found.Any(k => k.View == p.View))).ToList() is { Count: > 0 } holders)
            {
                // No body need read them: without this the C# compiler would call these parameters unread.
                w.Line().Summary("The views whose features say what is looked up.");
                w.Line($"private object?[] KeyHolders => [{string.Join(", ", holders.Select(h => h.Name))}];");
            }
        });
        return w.ToString().Replace("\n\n    {", "\n    {");
    }

    /// <summary>The file of one service: its views as properties.</summary>
    public static string Service(ServiceModel service)
    {
        var w = CodeWriter.File(service.Namespace);
        w.Block($"partial class {service.ClassName}", () =>
        {
            foreach (var parameter in service.Parameters)
            {
                w.Summary($"The features of {parameter.Type.Substring(parameter.Type.LastIndexOf('.') + 1)}.");
                w.Line($"public {parameter.Type} {Pascal(parameter.Name)} {{ get; }} = {parameter.Name};").Line();
            }
        });
        return w.ToString().Replace("\n\n}", "\n}");
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Meaning(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Events => "The events of the entity, in any order.",
        ParameterKind.Latest => "The snapshot rows of the entity, in any order.",
        ParameterKind.Request => "The request.",
        _ => "The view at the same instant.",
    };

    private static string Parameter(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Events or ParameterKind.Latest => $"global::System.Collections.Generic.IEnumerable<{parameter.Type}> {parameter.Name}",
        _ => $"{parameter.Type} {parameter.Name}",
    };

    private static string Argument(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Events => $"new global::FeatureDsl.Events<{parameter.Type}>(asOf, {parameter.Name})",
        ParameterKind.Latest => $"new global::FeatureDsl.Latest<{parameter.Type}>(asOf, {parameter.Name})",
        _ => parameter.Name,
    };
}
