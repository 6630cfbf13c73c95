using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Builds the training statements of one target.</summary>
internal sealed class TrainingQuery
{
    // The time to plan a statement grows with the square of the depth of its selects, and a server refuses a hundred. One Maths.Pow is 22.
    private const int LayersPerStep = 24;

    private readonly TargetModel _target;
    private readonly SqlNames _names;
    private readonly LayeredSelect _layers;
    private readonly FaultAnalysis _faults;
    private readonly SpineStep _spine;
    private readonly QueryInputs _inputs;
    private readonly Dictionary<(string View, string Feature), string> _values = [];
    private readonly Dictionary<(string View, string Feature), string> _faultColumns = [];

    public TrainingQuery(TargetModel target)
    {
        _target = target;
        _names = new(["row_number", "as_of", "edge", "at", "bound", "bucket", "start", "known", "event_time", "inputs", "spine"]);
        _layers = new(_names);
        _faults = new(target.Views);
        _spine = new(target, _names);
        _inputs = new(target, _names, _layers);
    }

    /// <summary>The statements; all but the last give a table that the next one reads.</summary>
    public IReadOnlyList<string> Steps()
    {
        var outputs = _target.Outputs.Select(_target.View).SelectMany(view => view.Features.Select(feature => (view, feature))).ToList();
        foreach (var (view, feature) in outputs)
        {
            Ensure(view, feature);
        }

        var stored = outputs.Select(o => Output(o.view, o.feature)).ToList();
        var columns = new List<SqlColumn> { new("row_number", "features.row_number") };
        columns.AddRange(stored.Select(o => new SqlColumn(o.Column, SqlValues.Write(o.Type, "features." + o.Stored))));
        var inputs = _inputs.Steps(_spine, out var from, out var available);
        var steps = new List<string>();
        for (var first = 0; first < _layers.Depth || first == 0; first += LayersPerStep)
        {
            var end = Math.Min(first + LayersPerStep, _layers.Depth);
            var isLast = end == _layers.Depth;
            var kept = isLast ? [] : _layers.Crossing(available, end, ["row_number", .. stored.Select(o => o.Stored)]);
            steps.Add(Step(
                steps.Count + 1,
                first == 0 ? inputs : [],
                isLast ? columns : [.. kept.Select(k => new SqlColumn(k, "features." + k))],
                _layers.Render([first == 0 ? from : $"{{step_{steps.Count}:Identifier}}"], first, end)));
        }

        return steps;
    }

    private string Step(int number, IReadOnlyList<Cte> with, IReadOnlyList<SqlColumn> columns, IReadOnlyList<string> layers)
    {
        var count = Math.Max(1, (_layers.Depth + LayersPerStep - 1) / LayersPerStep);
        List<string> lines =
        [
            SqlLines.Comment($"Training rows of {_target.Name}: one row for each row of the spine. Generated; change the feature classes instead."),
        ];
        if (count > 1)
        {
            lines.Add(SqlLines.Comment($"Step {number} of {count}: selects nested this deep are planned too slowly in one."
                + (number < count ? $" The result is kept in a table, which the next step reads as step_{number}." : "")));
        }

        if (with.Count > 0)
        {
            lines.Add("WITH");
            lines.AddRange(SqlLines.Indent(with.SelectMany((step, i) => step.Lines(last: i == with.Count - 1))));
        }

        lines.AddRange(
        [
            .. SqlLines.Select(columns),
            "FROM",
            "(",
            .. SqlLines.Indent(layers),
            ") AS features",
            "-- No expression here can throw, so nothing need be spared: lazy evaluation would only cost.",
            "SETTINGS join_use_nulls = 0, enable_materialized_cte = 1, short_circuit_function_evaluation = 'disable'",
        ]);
        return string.Join("\n", lines) + "\n";
    }

    // A feature's body as a column; the features that it refers to come first.
    private string Ensure(ViewModel view, FeatureModel feature)
    {
        var key = (view.FullName, feature.Name);
        if (_values.TryGetValue(key, out var known))
        {
            return known;
        }

        var scalar = new ScalarSql(_layers, leaf => Leaf(view, feature, leaf));
        IReadOnlyList<string> comment =
            [$"{feature.Name}: {string.Join(" ", SqlLines.Split(feature.Summary))}", .. SqlLines.Split(feature.Source).Select(line => "    " + line)];
        var name = _names.Unique($"{view.Name}__{feature.Name}");
        var sql = scalar.Lower(feature.Body);
        _values[key] = _layers.Add(name, sql, comment);
        if (_faults.CanFault(view.FullName, feature.Name))
        {
            var fault = scalar.Lower(_faults.Of(view.FullName, feature.Name));
            _faultColumns[key] = _layers.Add(_names.Unique($"{view.Name}__{feature.Name}__is_error"), fault, []);
        }

        return name;
    }

    private string Leaf(ViewModel view, FeatureModel feature, Expr leaf)
    {
        switch (leaf)
        {
            case AsOf:
                return "as_of";
            case FeatureValue value:
                return Ensure(value.View, value.Feature);
            case FeatureFault fault:
                Ensure(fault.View, fault.Feature);
                return _faultColumns[(fault.View, fault.Feature)];
            case RequestValue request:
                return _spine.Request(request);
            case LatestValue latest:
                return _inputs.Latest(view, latest);
            case AggregateValue aggregate:
                return _inputs.Aggregate(view, feature.Name, aggregate).Result;
            case AggregateFault fault:
                return _inputs.Aggregate(view, feature.Name, fault.Aggregate).Fault;
            default:
                throw new FeatureDslException($"{view.Name}.{feature.Name} holds an expression that cannot stand there: {leaf.GetType().Name}.");
        }
    }

    private string Ensure(string view, string feature)
    {
        var declaring = _target.View(view);
        return Ensure(declaring, declaring.Features.First(f => f.Name == feature));
    }

    // An error is missing; then the default stands for what is missing.
    private (string Column, DataType Type, string Stored) Output(ViewModel view, FeatureModel feature)
    {
        var key = (view.FullName, feature.Name);
        var value = _values[key];
        var (type, nullable) = (feature.Type, feature.Body.Type.Nullable);
        if (_faultColumns.TryGetValue(key, out var fault) && type.IsList)
        {
            // Lists are never missing.
            value = $"if({fault}, CAST([], '{SqlValues.InnerType(type)}'), {value})";
        }
        else if (fault is not null)
        {
            (value, type, nullable) = ($"if({fault}, NULL, {value})", type.OrMissing, true);
        }

        if (type.Nullable && feature.Default is { } standIn)
        {
            type = type.Present;
            value = nullable ? $"ifNull({value}, {SqlValues.Literal(new Constant(type, standIn.Value))})" : value;
        }
        else if (type.Nullable && !nullable)
        {
            value = $"toNullable({value})";
        }

        var stored = value == _values[key] ? value : _layers.Add(_names.Unique($"{view.Name}__{feature.Name}__output"), value, []);
        return (SqlNames.Quote(_target.OutputColumn(view, feature)), type, stored);
    }
}
