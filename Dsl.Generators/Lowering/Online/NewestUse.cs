using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>The newest n events with one value each, or for buckets all those of a window, and every aggregate that folds them.</summary>
internal sealed class NewestUse
{
    private readonly InputPlan _input;
    private readonly bool _skipsMissing;
    private readonly string? _condition;
    private readonly GrainPlan? _window;
    private int _limit;

    private NewestUse(InputPlan input, EventValue value, string? condition, bool skipsMissing, GrainPlan? window, string name) =>
        (_input, Value, _condition, _skipsMissing, _window, Name) = (input, value, condition, skipsMissing, window, name);

    public string Name { get; }

    public EventValue Value { get; }

    public string Type => $"{OnlineTypes.Online}NewestState<{OnlineTypes.Arguments(Kept)}, {_input.IdTypes}>";

    public string Made => _window is null ? $"{Type}({_limit})" : $"{Type}(Clock, {_window.CSharp})";

    public string Reader => $"{OnlineTypes.Online}NewestValues<{OnlineTypes.Arguments(Kept)}>";

    /// <summary>The statement that adds an event.</summary>
    public string Statement
    {
        get
        {
            var present = _skipsMissing && Value.Type is { Nullable: true } ? $"({Value.Selector}) is not null" : null;
            var takesPart = string.Join(" && ", new[] { _condition, present }.Where(c => c is not null));
            var value = Value.Selector is null ? "false"
                : present is null ? Value.Selector
                : Kept.Kind == DataKind.String ? $"({Value.Selector}) ?? \"\"" : $"({Value.Selector}).GetValueOrDefault()";
            return $"_{Name}.Add(time, known, {_input.Id}, {(takesPart.Length == 0 ? "true" : takesPart)}, {value});";
        }
    }

    // Without a selector there is still a slot: of one byte.
    private DataType Kept => Value.Type is null ? DataType.Bool : _skipsMissing ? Value.Type.Present : Value.Type;

    public static IAggregateUse Of(InputPlan input, AggregateValue aggregate, OnlinePlan plan)
    {
        var window = aggregate.Bucket is null ? null : new GrainPlan(GrainPlan.Of(aggregate.Window));
        var value = window is null ? EventValue.Of(aggregate.Filter, aggregate.Selector) : EventValue.Of(aggregate);
        var condition = window is not null || aggregate.Condition is null ? null : CSharpExpression.OfEvent.Of(aggregate.Condition);
        var same = input.Newest.FirstOrDefault(
            n => n.Value == value && n._condition == condition && n._skipsMissing == plan.SkipsMissing && n._window is null == window is null);
        if (same is null)
        {
            same = new(input, value, condition, plan.SkipsMissing, window, $"{ViewPlan.Safe(input.Parameter.Name)}Newest{input.Newest.Count}");
            input.Newest.Add(same);
        }

        if (aggregate.Bucket is { } bucket)
        {
            same._window!.Add(aggregate.Window);
            return new Reading(same, plan, $"Between(asOf - {bucket.Start}L, {(bucket.End == 0 ? "long.MaxValue" : $"asOf - {bucket.End}L")})");
        }

        same._limit = Math.Max(same._limit, aggregate.Window.Newest!.Value);
        return new Reading(same, plan, $"Last({aggregate.Window.Newest.Value}, {input.Start(aggregate.Window)})");
    }

    private sealed class Reading(NewestUse cell, OnlinePlan plan, string events) : IAggregateUse
    {
        public void Read(CodeWriter output, string name, string type)
        {
            var loop = $"foreach (var {name}Value in {cell.Name}.{events})";
            if (plan is TotalsPlan totals)
            {
                var names = totals.Columns.Select((_, i) => $"{name}Total{i}").ToList();
                output.Lines(totals.Columns.Select((column, i) => $"{column.Kind.Total} {names[i]} = default;"));
                output.Block(loop, () => output.Lines(totals.Columns.Select((c, i) => c.Kind.Accumulate(names[i], c.Addend(name + "Value")))));
                output.Line($"{type} {name} = {totals.Result(names)};");
                if (totals.Fault is not null)
                {
                    output.Line($"var {name}Fault = {totals.Fault(names)};");
                }

                return;
            }

            var fold = ((CellPlan)plan).Fold;
            output.Line($"var {name}Fold = {fold.New};").Block(loop, () => output.Line($"{name}Fold.Add({name}Value);"));
            output.Line($"{type} {name} = {fold.Result(name + "Fold")};");
            if (fold.Fault is not null)
            {
                output.Line($"var {name}Fault = {fold.Fault(name + "Fold")};");
            }
        }
    }
}
