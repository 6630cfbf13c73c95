using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>An aggregate that is read from totals beside a timeline.</summary>
internal sealed class TotalsUse : IAggregateUse
{
    private readonly TotalsPlan _plan;
    private readonly string _edge;
    private readonly IReadOnlyList<ColumnPlan> _columns;

    private TotalsUse(TotalsPlan plan, string edge, IReadOnlyList<ColumnPlan> columns) => (_plan, _edge, _columns) = (plan, edge, columns);

    public static TotalsUse Of(InputPlan input, AggregateValue aggregate, TotalsPlan plan)
    {
        var kind = GrainPlan.Of(aggregate.Window);
        var timeline = input.Timelines.FirstOrDefault(t => t.Kind == kind);
        if (timeline is null)
        {
            timeline = new(ViewPlan.Safe(input.Parameter.Name) + (kind == GrainKind.Hop ? "ByHop" : kind == GrainKind.All ? "Ever" : ""), kind);
            input.Timelines.Add(timeline);
        }

        timeline.Grain.Add(aggregate.Window);
        var value = EventValue.Of(aggregate);
        var columns = plan.Columns.Select(column => Column(timeline, value, column)).ToList();
        return new(plan, timeline.Edge(GrainPlan.Start(aggregate.Window)), columns);
    }

    public void Read(CodeWriter output, string name, string type)
    {
        var totals = _columns.Select(column => $"{column.Name}.From({_edge})").ToList();
        if (_plan.Fault is not null)
        {
            for (var i = 0; i < totals.Count; i++)
            {
                output.Line($"var {name}Total{i} = {totals[i]};");
                totals[i] = $"{name}Total{i}";
            }

            output.Line($"var {name}Fault = {_plan.Fault(totals)};");
        }

        output.Line($"{type} {name} = {_plan.Result(totals)};");
    }

    private static ColumnPlan Column(TimelinePlan timeline, EventValue value, TotalColumn column)
    {
        // What does not depend on the value is the same total for every selector that is never missing.
        var usesValue = value.Type is { Nullable: true } || column.Addend("x") != column.Addend("y");
        var name = $"{timeline.Name}{column.Kind.State.Replace("State", "")}{timeline.Columns.Count}";
        string Statement(string field) => usesValue
            ? value.Guarded("value" + timeline.Columns.Count, x => $"{field}.Add(at, {column.Addend(x)});")
            : $"{field}.Add(at, {column.Addend("")});";
        var same = timeline.Columns.FirstOrDefault(c =>
            c.Kind == column.Kind && c.Filter == value.Filter && WithoutNames(c.Statement, c.Name) == WithoutNames(Statement("_" + name), name));
        if (same is null)
        {
            same = new(name, column.Kind, value.Filter, Statement("_" + name));
            timeline.Columns.Add(same);
        }

        return same;
    }

    private static string WithoutNames(string statement, string name) =>
        System.Text.RegularExpressions.Regex.Replace(statement.Replace("_" + name + ".", "_."), @"\bvalue\d+\b", "value");
}
