using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the plain execution of a target: the user's own classes, asked property by property.</summary>
internal static class PlainRowEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static void Write(CodeWriter w, TargetModel target)
    {
        w.Line("/// <inheritdoc/>");
        w.Block(
            $"public override global::FeatureDsl.IFeatureRow EvaluatePlain(global::System.DateTime asOf, {D}IHistory history, {List}<{D}EntityKey> keys, {List}<object> requests)",
            () => Body(w, target));
    }

    private static void Body(CodeWriter w, TargetModel target)
    {
        var faults = new FaultAnalysis(target.Views);
        if (target.Lookups.Count > 0)
        {
            w.Line("var found = FindPlain(asOf, history, keys, requests);");
        }

        Views(w, target, target.Views);
        foreach (var view in target.Outputs.Distinct().Select(target.View))
        {
            var values = RowEmitter.ValuesOf(target, view);
            w.Line().Line($"var {values} = default({view.FullName}Values);");
            foreach (var feature in view.Features)
            {
                var property = feature.Type.IsCollection
                    ? CSharpExpression.OfColumn(Instance(target, view), feature.Type, feature.Property) : $"{Instance(target, view)}.{feature.Property}";
                w.Line(faults.CanFault(view.FullName, feature.Name)
                    ? $"{values}.{feature.Name} = global::FeatureDsl.Online.RowValues.Plain(() => {property}, out {values}.{feature.Name}Fault)!;"
                    : $"{values}.{feature.Name} = {property};");
            }
        }

        w.Line().Line($"return new {target.ClassName}Row(global::FeatureDsl.Instants.ToMicros(asOf), true{RowEmitter.Values(target, v => "in " + RowEmitter.ValuesOf(target, v))});");
    }

    /// <summary>The instances of views, each made of those before it.</summary>
    public static void Views(CodeWriter w, TargetModel target, IEnumerable<ViewModel> views) => w.Lines(views.Select(view =>
        $"var {Instance(target, view)} = new {view.Class}({string.Join(", ", Arguments(target, view).Prepend("asOf"))});"));

    /// <summary>The name of a view's instance.</summary>
    public static string Instance(TargetModel target, ViewModel view) => "view" + target.Views.ToList().IndexOf(view);

    private static IEnumerable<string> Arguments(TargetModel target, ViewModel view)
    {
        var input = 0;
        foreach (var parameter in view.Parameters)
        {
            yield return parameter.Kind switch
            {
                ParameterKind.View => Instance(target, target.View(parameter.View)),
                ParameterKind.Request => $"({parameter.Type})requests[{target.Requests.ToList().IndexOf(parameter.Type)}]",
                _ => Rows(target, view, parameter, input++),
            };
        }
    }

    // An entity that was not found has no rows.
    private static string Rows(TargetModel target, ViewModel view, ParameterModel parameter, int input)
    {
        var place = LookupEmitter.LookupOf(target, view);
        var (key, rows) = (view.Found.Count > 0 ? $"key{target.Views.ToList().IndexOf(view)}_{input}" : $"keys[{TargetEmitter.EntityOf(target, view)}]", $"history.Rows<{parameter.Type}>");
        rows = $"{rows}({view.Class}Descriptor.Instance.Inputs[{input}], {key}, asOf)";
        return view.Found.Count > 0 ? $"found[{place}] is {{ }} {key} ? {rows} : []" : rows;
    }
}
