namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>A timeline of the state, shared by all totals of one input that look at time in one way.</summary>
internal sealed class TimelinePlan(string name, GrainKind kind)
{
    /// <summary>The name of its reader; the field has an underscore before it.</summary>
    public string Name { get; } = name;

    public GrainKind Kind { get; } = kind;

    public GrainPlan Grain { get; } = new(kind);

    public List<ColumnPlan> Columns { get; } = [];

    /// <summary>The old edges that windows have on it, as C# text, in order of first use: the evaluator finds each once.</summary>
    public List<string> Starts { get; } = [];

    /// <summary>The name of the index where a window starts.</summary>
    public string Edge(string start)
    {
        if (!Starts.Contains(start))
        {
            Starts.Add(start);
        }

        return $"{Name}From{Starts.IndexOf(start)}";
    }
}
