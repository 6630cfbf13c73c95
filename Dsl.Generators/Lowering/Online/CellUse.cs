using FeatureDsl.Compiler.Emit;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>An aggregate with a state of its own, and everyone who shares it.</summary>
internal sealed class CellUse
{
    private readonly InputPlan _input;
    private readonly CellPlan _plan;
    private readonly GrainKind _kind;
    private readonly GrainPlan _grain;

    private CellUse(InputPlan input, CellPlan plan, EventValue value, GrainKind kind, string name) =>
        (_input, _plan, Value, _kind, _grain, Name) = (input, plan, value, kind, new GrainPlan(kind), name);

    /// <summary>The name of its reader; the field has an underscore before it.</summary>
    public string Name { get; }

    public EventValue Value { get; }

    /// <summary>The type of the state.</summary>
    public string Type => Made.LastIndexOf(">(", StringComparison.Ordinal) is > 0 and var generic ? Made.Substring(0, generic + 1) : Made.Substring(0, Made.IndexOf('('));

    /// <summary>The text that makes it.</summary>
    public string Made => _plan.State("Clock, " + _grain.CSharp, _input.IdTypes);

    /// <summary>The type of its reader.</summary>
    public string Reader => _plan.Reader ?? $"{OnlineTypes.Online}TimedValues<{OnlineTypes.Arguments(_plan.Value)}>";

    /// <summary>The statement that adds an event.</summary>
    public string Statement => _plan.SkipsMissing ? Value.Guarded(Name + "Value", Add) : Add(Value.Selector!);

    public static IAggregateUse Of(InputPlan input, AggregateValue aggregate, CellPlan plan)
    {
        var (value, kind) = (EventValue.Of(aggregate), GrainPlan.Of(aggregate.Window));
        var same = input.Cells.FirstOrDefault(c => c.Value == value && c.Shape == ShapeOf(plan, kind, input));
        if (same is null)
        {
            same = new(input, plan, value, kind, $"{ViewPlan.Safe(input.Parameter.Name)}{aggregate.Aggregate}{input.Cells.Count}");
            input.Cells.Add(same);
        }

        same._grain.Add(aggregate.Window);
        return new Reading(same, plan, input.Start(aggregate.Window));
    }

    private string Shape => ShapeOf(_plan, _kind, _input);

    // A state that asks for no grain is the same for every window.
    private static string ShapeOf(CellPlan plan, GrainKind kind, InputPlan input) => plan.State(kind.ToString(), input.IdTypes);

    private string Add(string value) => _plan.IsOrdered ? $"_{Name}.Add(time, known, {_input.Id}, {value});" : $"_{Name}.Add(time, {value});";

    private sealed class Reading(CellUse cell, CellPlan plan, string start) : IAggregateUse
    {
        public void Read(CodeWriter output, string name, string type)
        {
            output.Line($"{type} {name} = {plan.Result(cell.Name, start, name + "Value")};");
            if (plan.Fault is not null)
            {
                output.Line($"var {name}Fault = {plan.Fault(name + "Value")};");
            }
        }
    }
}
