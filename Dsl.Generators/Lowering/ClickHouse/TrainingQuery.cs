using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Builds the training statements of one target.</summary>
internal sealed class TrainingQuery
{
    private readonly TargetModel _target;
    private readonly SqlNames _names;
    private readonly FaultAnalysis _faults;
    private readonly QueryPhase _asked;
    private readonly QueryPhase _found;
    private readonly Dictionary<(string View, string Feature), string> _values = [];
    private readonly Dictionary<(string View, string Feature), string> _faultColumns = [];
    private readonly HashSet<string> _carried = new(StringComparer.Ordinal);

    public TrainingQuery(TargetModel target)
    {
        _target = target;
        _names = new(["row_number", "as_of", "edge", "at", "bound", "bucket", "start", "known", "event_time", "inputs", "spine"]);
        _faults = new(target.Views);
        _asked = new(target, _names, target.Entities);
        _found = target.Lookups.Count == 0 ? _asked : new(target, _names, target.Lookups.Select(l => l.Entity));
    }

    /// <summary>The statements; all but the last give a table that later ones read.</summary>
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
        if (_found == _asked)
        {
            return [.. _asked.Steps(0, _asked.Count(0), columns, stored.Select(o => o.Stored))];
        }

        var spine = _target.Lookups.SelectMany(Keys).Concat(_carried).Select(name => new SqlColumn(name, "features." + name)).ToList();
        var before = _asked.Count(0);
        var all = before + _found.Count(before);
        return
        [
            .. _asked.Steps(0, all, [new("row_number", "features.row_number"), new("as_of", "features.as_of"), .. spine], ["as_of", .. spine.Select(c => c.Name)]),
            .. _found.Steps(before, all, columns, stored.Select(o => o.Stored)),
        ];
    }

    // The parts of the key of an entity that is looked up, as a spine has them.
    private IEnumerable<string> Keys(LookupModel lookup)
    {
        foreach (var (part, value) in lookup.Entity.Keys.Zip(lookup.Keys, (part, value) => (part, value)))
        {
            var name = SqlNames.Quote(part.Column);
            _asked.Layers.Add(name, SqlValues.Write(value.Type, Ensure(value.View, value.Feature)), []);
            yield return name;
        }
    }

    // A feature's body as a column; the features that it refers to come first.
    private string Ensure(ViewModel view, FeatureModel feature)
    {
        var key = (view.FullName, feature.Name);
        if (_values.TryGetValue(key, out var known))
        {
            return known;
        }

        var phase = PhaseOf(view, feature);
        var scalar = new ScalarSql(phase.Layers, leaf => Leaf(phase, view, feature, leaf));
        IReadOnlyList<string> comment =
            [$"{feature.Name}: {string.Join(" ", SqlLines.Split(feature.Summary))}", .. SqlLines.Split(feature.Source).Select(line => "    " + line)];
        var name = _names.Unique($"{view.Name}__{feature.Name}");
        var sql = scalar.Lower(feature.Body);
        _values[key] = phase.Layers.Add(name, sql, comment);
        if (_faults.CanFault(view.FullName, feature.Name))
        {
            var fault = scalar.Lower(_faults.Of(view.FullName, feature.Name));
            _faultColumns[key] = phase.Layers.Add(_names.Unique($"{view.Name}__{feature.Name}__is_error"), fault, []);
        }

        return name;
    }

    private string Leaf(QueryPhase phase, ViewModel view, FeatureModel feature, Expr leaf)
    {
        // Of an entity that is asked about everything is found in the first phase, whoever needs it.
        var inputs = view.Found.Count > 0 ? _found : _asked;
        switch (leaf)
        {
            case AsOf:
                return "as_of";
            case FeatureValue value:
                return Carry(PhaseOf(value.View, value.Feature), phase, Ensure(value.View, value.Feature), value.Feature);
            case FeatureFault fault:
                Ensure(fault.View, fault.Feature);
                return Carry(PhaseOf(fault.View, fault.Feature), phase, _faultColumns[(fault.View, fault.Feature)], fault.Feature);
            case RequestValue request:
                return Carry(_asked, phase, _asked.Spine.Request(request), request.Property);
            case LatestValue latest:
                return Carry(inputs, phase, inputs.Inputs.Latest(view, latest), feature.Name);
            case AggregateValue aggregate:
                return Carry(inputs, phase, inputs.Inputs.Aggregate(view, feature.Name, aggregate).Result, feature.Name);
            case AggregateFault fault:
                return Carry(inputs, phase, inputs.Inputs.Aggregate(view, feature.Name, fault.Aggregate).Fault, feature.Name);
            default:
                throw new FeatureDslException($"{view.Name}.{feature.Name} holds an expression that cannot stand there: {leaf.GetType().Name}.");
        }
    }

    // What one phase has computed is a column of the spine of the next.
    private string Carry(QueryPhase from, QueryPhase to, string sql, string hint)
    {
        if (from == to)
        {
            return sql;
        }

        var name = from.Layers.Stage(hint, sql);
        if (_carried.Add(name))
        {
            to.Spine.Carry(name);
            to.Layers.Base(name);
        }

        return name;
    }

    private QueryPhase PhaseOf(string view, string feature)
    {
        var declaring = _target.View(view);
        return PhaseOf(declaring, declaring.Features.First(f => f.Name == feature));
    }

    private QueryPhase PhaseOf(ViewModel view, FeatureModel feature) =>
        view.Found.Count > 0 || FaultAnalysis.Nodes(feature.Body).OfType<FeatureValue>().Any(v => PhaseOf(v.View, v.Feature) == _found) ? _found : _asked;

    private string Ensure(string view, string feature)
    {
        var declaring = _target.View(view);
        return Ensure(declaring, declaring.Features.First(f => f.Name == feature));
    }

    // An error is missing; then the default stands for what is missing.
    private (string Column, DataType Type, string Stored) Output(ViewModel view, FeatureModel feature)
    {
        var key = (view.FullName, feature.Name);
        var phase = PhaseOf(view, feature);
        var value = _values[key];
        var (type, nullable) = (feature.Type, feature.Body.Type.Nullable);
        if (_faultColumns.TryGetValue(key, out var fault))
        {
            (value, type) = ($"if({fault}, {SqlValues.Nothing(type)}, {value})", type.OrMissing);
            nullable = type.Nullable;
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

        var stored = value == _values[key] ? value : phase.Layers.Add(_names.Unique($"{view.Name}__{feature.Name}__output"), value, []);
        return (SqlNames.Quote(_target.OutputColumn(view, feature)), type, Carry(phase, _found, stored, feature.Name));
    }
}
