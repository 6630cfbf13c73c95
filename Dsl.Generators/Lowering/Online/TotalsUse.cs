using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>An aggregate that is read from totals beside a timeline.</summary>
internal sealed class TotalsUse : IAggregateUse
{
    private readonly TotalsPlan _plan;
    private readonly string _edge;
    private readonly string? _end;
    private readonly IReadOnlyList<ColumnPlan> _columns;

    private TotalsUse(TotalsPlan plan, string edge, string? end, IReadOnlyList<ColumnPlan> columns) =>
        (_plan, _edge, _end, _columns) = (plan, edge, end, columns);

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
        return aggregate.Bucket is { } bucket
            ? new(plan, timeline.Edge($"asOf - {bucket.Start}L"), bucket.End == 0 ? null : timeline.Edge($"asOf - {bucket.End}L"), columns)
            : new(plan, timeline.Edge(input.Start(aggregate.Window)), null, columns);
    }

    public void Read(CodeWriter output, string name, string type)
    {
        // Totals run from an event to the newest: a bucket is the difference of two.
        var totals = _columns.Select(column => _end is null ? $"{column.Name}.From({_edge})" : $"({column.Name}.From({_edge}) - {column.Name}.From({_end}))").ToList();
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
        var addend = usesValue ? $"{value.Selector}: {column.Addend("x")}" : column.Addend("");
        var same = timeline.Columns.FirstOrDefault(c => c.Kind == column.Kind && c.Filter == value.Filter && c.Addend == addend);
        if (same is null)
        {
            var name = $"{timeline.Name}{column.Kind.State.Replace("State", "")}{timeline.Columns.Count}";
            var statement = usesValue
                ? value.Guarded(name + "Value", x => $"_{name}.Add(at, {column.Addend(x)});")
                : $"_{name}.Add(at, {addend});";
            same = new(name, column.Kind, value.Filter, addend, statement);
            timeline.Columns.Add(same);
        }

        return same;
    }
}
