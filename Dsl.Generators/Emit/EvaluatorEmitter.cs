using FeatureDsl.Compiler.Lowering;
using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the evaluator of a view: one method that computes every feature from the packed state, the request and other views.</summary>
internal static class EvaluatorEmitter
{
    private const string Online = OnlineTypes.Online;

    public static void Write(CodeWriter w, ViewPlan plan)
    {
        var view = plan.View;
        w.Summary($"The features of {view.Name} before defaults: what each is, and whether its computation failed.");
        w.Block($"internal struct {view.Name}Values", () =>
        {
            foreach (var feature in view.Features)
            {
                w.Line($"public {feature.Type.CSharp} {feature.Name};");
                if (plan.Faults.CanFault(view.FullName, feature.Name))
                {
                    w.Line($"public bool {feature.Name}Fault;");
                }
            }
        }).Line();
        w.Summary($"Computes the features of {view.Name} online.");
        w.Block($"internal static class {view.Name}Evaluator", () =>
        {
            w.Summary("What the state holds; state of another fingerprint is not read.");
            w.Line($"public const ulong Fingerprint = 0x{plan.Fingerprint():X16};").Line();
            w.Summary("Computes every feature.");
            w.Block($"public static void Evaluate({string.Join(", ", Parameters(plan))})", () => w.Block("unchecked", () => Body(w, plan)));
        });
    }

    /// <summary>A column of a packed snapshot row, as it is held.</summary>
    public static string Column(string reader, SourceModel source, string property)
    {
        var offset = source.Columns.TakeWhile(c => c.Property != property).Sum(c => OnlineTypes.Width(c.Type));
        return $"{reader}.Column<{OnlineTypes.Arguments(source.ColumnOf(property).Type)}>({offset})";
    }

    private static IEnumerable<string> Parameters(ViewPlan plan)
    {
        yield return "long asOf";
        if (plan.Inputs.Count > 0)
        {
            yield return "global::System.ReadOnlySpan<byte> state";
        }

        foreach (var parameter in plan.View.Parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.View:
                    yield return $"in {parameter.Type}Values {ViewPlan.Safe(parameter.Name)}";
                    break;
                case ParameterKind.Request:
                    yield return $"{parameter.Type} {ViewPlan.Safe(parameter.Name)}";
                    break;
            }
        }

        yield return $"out {plan.View.Name}Values values";
    }

    private static void Body(CodeWriter w, ViewPlan plan)
    {
        w.Line("values = default;");
        var text = new CSharpExpression(expr => Leaf(plan, expr));
        var features = FaultAnalysis.InOrder(plan.View);
        if (features.SelectMany(f => FaultAnalysis.Nodes(f.Body)).OfType<AsOf>().Any())
        {
            w.Line("var now = global::FeatureDsl.Instants.FromMicros(asOf);");
        }

        if (plan.Inputs.Count > 0)
        {
            w.Line($"var packed = {Online}PackedState.Open(state, Fingerprint, asOf);");
            plan.Inputs.ForEach(input => Take(w, input));
            w.Line();
        }

        foreach (var (aggregate, name, use) in plan.Aggregates)
        {
            use.Read(w, name, aggregate.Type.CSharp);
        }

        foreach (var feature in features)
        {
            w.Line().Line($"// {feature.Name} => {feature.Source.Replace("\r", "").Replace("\n", " ")}");
            w.Line($"values.{feature.Name} = {text.Of(feature.Body)};");
            if (plan.Faults.CanFault(plan.View.FullName, feature.Name))
            {
                w.Line($"values.{feature.Name}Fault = {text.Of(plan.Faults.Of(plan.View.FullName, feature.Name))};");
            }
        }
    }

    // The order is that of the cells in the state.
    private static void Take(CodeWriter w, InputPlan input)
    {
        foreach (var session in input.Sessions)
        {
            w.Line($"var {session.Name} = {Online}Sessions.Take(ref packed);").Lines(session.Starts);
        }

        foreach (var timeline in input.Timelines)
        {
            w.Line($"var {timeline.Name} = {Online}PackedTimes.Take(ref packed);");
            foreach (var column in timeline.Columns)
            {
                w.Line($"var {column.Name} = {Online}{column.Kind.State}.Reader.Take(ref packed, {timeline.Name}.Count);");
            }

            w.Lines(timeline.Starts.Select(start => $"var {timeline.Edge(start)} = {timeline.Name}.Edge({start});"));
        }

        w.Lines(input.Cells.Select(c => $"var {c.Name} = {c.Reader}.Take(ref packed);"));
        w.Lines(input.Newest.Select(c => $"var {c.Name} = {c.Reader}.Take(ref packed);"));
        if (input.IsLatest)
        {
            w.Line($"var {ViewPlan.Safe(input.Parameter.Name)} = {Online}LatestRow.Take(ref packed){UnlessDeleted(input)};");
        }
    }

    private static string UnlessDeleted(InputPlan input) => input.Source.Deleted is { } deleted
        ? $".UnlessDeleted({input.Source.Columns.TakeWhile(c => c.Property != deleted).Sum(c => OnlineTypes.Width(c.Type))})"
        : "";

    private static string Leaf(ViewPlan plan, Expr expr) => expr switch
    {
        AggregateValue aggregate => plan.NameOf(aggregate),
        AggregateFault fault => plan.NameOf(fault.Aggregate) + "Fault",
        FeatureValue feature => $"{ValuesOf(plan, feature.View)}.{feature.Feature}",
        FeatureFault fault => $"{ValuesOf(plan, fault.View)}.{fault.Feature}Fault",
        RequestValue request => CSharpExpression.OfColumn(
            ViewPlan.Safe(plan.View.Parameters.First(p => p.Type == request.Request).Name), request.Type, request.Property),
        LatestValue latest => Latest(plan, latest),
        AsOf => "now",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} cannot stand outside an aggregate; the binder should have rejected it."),
    };

    private static string ValuesOf(ViewPlan plan, string view) =>
        view == plan.View.FullName ? "values" : ViewPlan.Safe(plan.View.Parameters.First(p => p.View == view).Name);

    private static string Latest(ViewPlan plan, LatestValue latest)
    {
        var source = plan.Inputs.First(i => i.Parameter.Name == latest.Parameter).Source;
        var row = ViewPlan.Safe(latest.Parameter);
        var exists = latest.MaxAge is { } age ? $"{row}.ExistsSince(asOf - {age}L)" : $"{row}.Exists";
        return latest.Property is null ? exists
            : $"({exists} ? {OnlineTypes.Release(source.ColumnOf(latest.Property).Type, Column(row, source, latest.Property))} "
                + $": {OnlineTypes.Nothing(latest.Type)})";
    }
}
