using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes what a view is online: its state, the evaluator of its features, and its descriptor.</summary>
public static class OnlineEmitter
{
    /// <summary>The file of one view, with or without an entity.</summary>
    /// <param name="closure">The view's own target: the view with everything it depends on.</param>
    /// <param name="view">The view.</param>
    public static string View(TargetModel closure, ViewModel view)
    {
        var plan = new ViewPlan(view, closure);
        var w = CodeWriter.File(view.Namespace);
        if (view.Entity is not null)
        {
            StateEmitter.Write(w, plan);
            w.Line();
            DescriptorEmitter.Write(w, plan, closure.Entities.First(e => e.FullName == view.Entity));
            w.Line();
        }

        EvaluatorEmitter.Write(w, plan);
        return w.ToString();
    }

    /// <summary>Whether a view keeps anything online.</summary>
    internal static bool IsStored(ViewModel view) => view.Parameters.Any(p => p.Kind is ParameterKind.Events or ParameterKind.Latest);
}
