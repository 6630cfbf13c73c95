using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>
/// A run of training statements over one spine: the inputs found for its entities, and the layers of expressions over them. A target has one; where features hold the
/// keys of other entities it has two, and the spine of the second is what the first has found.
/// </summary>
internal sealed class QueryPhase
{
    // The time to plan a statement grows with the square of the depth of its selects, and a server refuses a hundred. One Maths.Pow is 22.
    private const int LayersPerStep = 24;

    private readonly TargetModel _target;
    private SharedSteps? _shared;
    private string _from = "";
    private IReadOnlyList<string> _available = [];

    /// <summary>A phase without features.</summary>
    /// <param name="target">The target.</param>
    /// <param name="names">The names of columns, those of both phases.</param>
    /// <param name="entities">Whose keys are in the spine.</param>
    public QueryPhase(TargetModel target, SqlNames names, IEnumerable<EntityModel> entities)
    {
        _target = target;
        Layers = new(names);
        Spine = new(target, names, entities);
        Inputs = new(target, names, Layers);
    }

    /// <summary>The expressions.</summary>
    public LayeredSelect Layers { get; }

    /// <summary>What is asked.</summary>
    public SpineStep Spine { get; }

    /// <summary>What the expressions are computed from.</summary>
    public QueryInputs Inputs { get; }

    /// <summary>How many statements it takes, once every feature is there.</summary>
    /// <param name="before">How many statements there are before; the last of them gives the spine.</param>
    public int Count(int before) => Shared(before, out _, out _).Count + Layered;

    /// <summary>The statements.</summary>
    /// <param name="before">How many statements there are before; the last of them gives the spine.</param>
    /// <param name="all">How many there are in all.</param>
    /// <param name="columns">The columns of the last statement, over <c>features</c>.</param>
    /// <param name="used">What these are made of.</param>
    public IEnumerable<string> Steps(int before, int all, IReadOnlyList<SqlColumn> columns, IEnumerable<string> used)
    {
        var shared = Shared(before, out var from, out var available);
        foreach (var (step, with) in shared.Statements)
        {
            yield return Statement(++before, all, with, [.. step.Comment.Select(SqlLines.Comment)], step.Body);
        }

        for (var step = 0; step < Layered; step++)
        {
            var (first, end) = (step * LayersPerStep, Math.Min((step + 1) * LayersPerStep, Layers.Depth));
            var isLast = step == Layered - 1;
            var kept = isLast ? [] : Layers.Crossing(available, end, ["row_number", .. used]);
            yield return Statement(
                before + step + 1,
                all,
                step == 0 ? shared.With(["FROM " + from]) : [],
                [],
                [
                    .. SqlLines.Select(isLast ? columns : [.. kept.Select(k => new SqlColumn(k, "features." + k))]),
                    "FROM",
                    "(",
                    .. SqlLines.Indent(Layers.Render([step == 0 ? from : SqlNames.Step(before + step)], first, end)),
                    ") AS features",
                ]);
        }
    }

    private int Layered => Math.Max(1, (Layers.Depth + LayersPerStep - 1) / LayersPerStep);

    // The names that steps take are theirs: they are made once.
    private SharedSteps Shared(int before, out string from, out IReadOnlyList<string> available)
    {
        _shared ??= new(Inputs.Steps(Spine, before, out _from, out _available), before);
        (from, available) = (_from, _available);
        return _shared;
    }

    private string Statement(int number, int count, IReadOnlyList<Cte> with, IReadOnlyList<string> comment, IReadOnlyList<string> select)
    {
        List<string> lines =
        [
            SqlLines.Comment($"Training rows of {_target.Name}: one row for each row of the spine. Generated; change the feature classes instead."),
        ];
        if (count > 1)
        {
            var reason = _target.Lookups.Count > 0 ? "entities are looked up by keys that features of earlier steps hold; and what reads so much is planned too slowly in one."
                : "what reads so much, or is nested so deep, is planned too slowly in one.";
            lines.Add(SqlLines.Comment($"Step {number} of {count}: {reason}"
                + (number < count ? $" The result is kept in a table, which later steps read as step_{number}." : "")));
        }

        lines.AddRange(comment);

        if (with.Count > 0)
        {
            lines.Add("WITH");
            lines.AddRange(SqlLines.Indent(with.SelectMany((step, i) => step.Lines(last: i == with.Count - 1))));
        }

        lines.AddRange(
        [
            .. select,
            "-- No expression here can throw, so nothing need be spared: lazy evaluation would only cost.",
            "SETTINGS join_use_nulls = 0, enable_materialized_cte = 1, short_circuit_function_evaluation = 'disable'",
        ]);
        return string.Join("\n", lines) + "\n";
    }
}
