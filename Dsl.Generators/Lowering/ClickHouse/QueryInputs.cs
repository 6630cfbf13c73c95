using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>What features are computed from: aggregates and snapshot rows, gathered over all views so that equal ones are computed once.</summary>
internal sealed class QueryInputs(TargetModel target, SqlNames names, LayeredSelect layers)
{
    private readonly SqlNames _steps = new(["spine", "inputs"]);
    private readonly Dictionary<(string Source, string Entity, EquatableArray<string> Keys, long? Ahead), StreamPlan> _streams = [];
    private readonly Dictionary<(string Source, string Entity, EquatableArray<string> Keys), SnapshotStream> _snapshots = [];
    private readonly Dictionary<(StreamPlan Plan, AggregateValue Value), (string Result, string Fault)> _aggregates = [];

    /// <summary>The text of an aggregate's result and of its fault.</summary>
    /// <param name="view">The view that asks.</param>
    /// <param name="feature">The feature that asks; a word for names.</param>
    /// <param name="value">What is asked for.</param>
    public (string Result, string Fault) Aggregate(ViewModel view, string feature, AggregateValue value)
    {
        var plan = Stream(view, value.Parameter, value.Window.IsAhead ? value.Window.Span : null);
        var key = (plan, value with { Parameter = "" });
        if (!_aggregates.TryGetValue(key, out var texts))
        {
            var use = new AggregateUse(value, feature, plan.Stream);
            var parts = use.Parts.Select(part => layers.Stage($"{feature}_{part.Name}", Known(plan.Part(use, part)))).ToList();
            var sql = use.Row.Sql;
            var fault = use.Row.CanFault(value.Selector?.Type) ? sql.Fault?.Invoke(layers, value.Selector?.Type, parts) : null;
            texts = (sql.Result(layers, value.Selector?.Type, parts), fault ?? "0");
            _aggregates[key] = texts;
        }

        return texts;
    }

    /// <summary>The text of a value of the snapshot row that holds.</summary>
    public string Latest(ViewModel view, LatestValue value)
    {
        var (parameter, entity, source) = Resolve(view, value.Parameter);
        var key = (source.FullName, entity.FullName, parameter.KeyColumns);
        if (!_snapshots.TryGetValue(key, out var stream))
        {
            stream = new(StepName(source, entity), source, entity, parameter.KeyColumns, names);
            _snapshots[key] = stream;
        }

        return Known(stream.Value(value));
    }

    /// <summary>Every step up to the inputs.</summary>
    /// <param name="spine">The spine.</param>
    /// <param name="before">How many statements there are before.</param>
    /// <param name="from">The step that the features are computed from.</param>
    /// <param name="columns">Its columns.</param>
    public IReadOnlyList<Cte> Steps(SpineStep spine, int before, out string from, out IReadOnlyList<string> columns)
    {
        List<Cte> steps =
            [spine.Step(before), .. _streams.Values.SelectMany(s => s.Steps()), .. _snapshots.Values.SelectMany(s => s.Steps())];
        List<PartTable> tables = [.. _streams.Values.SelectMany(s => s.Tables), .. _snapshots.Values.Select(s => s.Table)];
        from = "spine";
        columns = [.. spine.Columns, .. tables.SelectMany(t => t.Columns)];
        if (tables.Count > 0)
        {
            from = "inputs";
            steps.Add(Inputs(spine, tables));
        }

        return steps;
    }

    private static Cte Inputs(SpineStep spine, IReadOnlyList<PartTable> tables) => new(
        "inputs",
        ["Everything the features are computed from. What was not found is 0 for totals and missing for the rest."],
        SqlLines.Select(
            [
                .. spine.Columns.Select(c => new SqlColumn(c, "spine." + c)),
                .. tables.SelectMany(t => t.Columns.Select(c => new SqlColumn(c, $"{t.Name}.{c}"))),
            ],
            ["FROM spine", .. tables.Select(t => $"LEFT JOIN {t.Name} ON {t.Name}.row_number = spine.row_number")]));

    private StreamPlan Stream(ViewModel view, string parameterName, long? ahead)
    {
        var (parameter, entity, source) = Resolve(view, parameterName);
        var key = (source.FullName, entity.FullName, parameter.KeyColumns, ahead);
        if (!_streams.TryGetValue(key, out var plan))
        {
            plan = new(new(StepName(source, entity), source, entity, parameter.KeyColumns, ahead), names);
            _streams[key] = plan;
        }

        return plan;
    }

    private (ParameterModel Parameter, EntityModel Entity, SourceModel Source) Resolve(ViewModel view, string parameterName)
    {
        var parameter = view.Parameters.First(p => p.Name == parameterName);
        return (parameter, target.Entity(parameter.Entity ?? view.Entity!), target.Source(parameter.Type));
    }

    private string StepName(SourceModel source, EntityModel entity) =>
        _steps.Unique($"{SqlNames.Snake(source.Table)}_of_{SqlNames.Snake(entity.Name)}");

    // Columns of the inputs are names already; anything else is an expression over them.
    private string Known(string sql)
    {
        if (sql.IndexOfAny([' ', '(']) < 0)
        {
            layers.Base(sql);
        }

        return sql;
    }
}
