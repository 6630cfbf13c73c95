using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Builds the training query of one target.</summary>
internal sealed class TrainingQuery
{
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

    /// <summary>The text.</summary>
    public string Text()
    {
        var outputs = _target.Outputs.Select(_target.View).SelectMany(view => view.Features.Select(feature => (view, feature))).ToList();
        foreach (var (view, feature) in outputs)
        {
            Ensure(view, feature);
        }

        var columns = new List<SqlColumn> { new("row_number", "features.row_number") };
        columns.AddRange(outputs.Select(o => Output(o.view, o.feature)));
        var steps = _inputs.Steps(_spine, out var from).ToList();
        List<string> lines =
        [
            SqlLines.Comment($"Training rows of {_target.Name}: one row for each row of the spine. Generated; change the feature classes instead."),
            "WITH",
            .. SqlLines.Indent(steps.SelectMany((step, i) => step.Lines(last: i == steps.Count - 1))),
            .. SqlLines.Select(columns),
            "FROM",
            "(",
            .. SqlLines.Indent(_layers.Render([from])),
            ") AS features",
            "-- No expression here can throw, so nothing need be spared: lazy evaluation would only cost.",
            "SETTINGS join_use_nulls = 0, enable_materialized_cte = 1, short_circuit_function_evaluation = 'disable'",
        ];
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
    private SqlColumn Output(ViewModel view, FeatureModel feature)
    {
        var key = (view.FullName, feature.Name);
        var value = _values[key];
        var (type, nullable) = (feature.Type, feature.Body.Type.Nullable);
        if (_faultColumns.TryGetValue(key, out var fault))
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
        return new(SqlNames.Quote(_target.OutputColumn(view, feature)), SqlValues.Write(type, "features." + stored));
    }
}
