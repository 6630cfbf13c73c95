using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>A view over one source of events, with what plain execution says of each of its features.</summary>
internal sealed class ParityTarget(SourceModel source, EntityModel entity)
{
    private readonly List<FeatureModel> _features = [];
    private readonly List<Func<Events<TestRow>, object?>> _plain = [];

    /// <summary>Adds a feature.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="column">What it selects.</param>
    /// <param name="window">The window.</param>
    /// <param name="filtering">0 for every event, 1 for a filter, 2 for a condition besides.</param>
    /// <param name="key">What values are chosen by, for aggregates that want a key.</param>
    /// <param name="numbers">The numbers that the aggregate takes.</param>
    /// <param name="ofList">What is computed of the list that the aggregate gives: in the language, and in plain C# with the type of an element.</param>
    public void Add(
        string aggregate, string? column, Ir.Window window, int filtering, string? key = null, double[]? numbers = null,
        (string Name, Func<Expr, Expr?> Call, Func<DataType, IEnumerable<object?>, object?> Plain)? ofList = null)
    {
        var model = column is null ? null : source.ColumnOf(column);
        Expr? selector = model is null ? null : new Column(model.Type, model.Property);
        if (key is not null)
        {
            var by = source.ColumnOf(key);
            selector = new Call(DataType.Pair(model!.Type, by.Type), PairOperator.Name, EquatableArray.Of(selector!, new Column(by.Type, by.Property)));
        }

        if (window.Session is { } session)
        {
            window = window with { Session = session with { Filter = filtering == 0 ? null : new Column(DataType.Bool, "Ok") } };
        }

        int? limit = AggregateTable.Row(aggregate).OfLimit is null ? null : 1 + (_features.Count % 7);
        var row = AggregateTable.Row(aggregate).For(limit).For(numbers ?? []);
        var type = row.Result(selector?.Type)!;
        selector = row.Prepared is { } prepare ? prepare(selector!) : selector;
        Expr? filter = filtering == 0 ? null : new Column(DataType.Bool, "Ok");
        Expr? condition = filtering < 2
            ? null
            : new Call(DataType.Bool, "Less", EquatableArray.Of<Expr>(new Column(DataType.Int64, "Meters"), new Constant(DataType.Int64, 50_000L)));
        var body = new AggregateValue(
            type, aggregate, "trips", row.Needed(window, condition, limit), filter, condition, selector)
        {
            Limit = limit,
            Numbers = (numbers ?? []).ToEquatable(),
        };
        if (row.IsOfNewest && window.Newest is null && condition is not null)
        {
            // As the binder has it: before a window of the newest n a condition is a filter.
            body = body with { Filter = Faults.And(filter!, condition), Condition = null, Window = row.Needed(window, null, limit) };
        }

        var (text, feature) = ($"trips.{aggregate}({column})", ofList is null ? body : ofList.Value.Call(body)!);
        _features.Add(new($"{aggregate}{column}{ofList?.Name}{_features.Count}", $"{aggregate} of {column}.", feature.Type, feature, null, text));
        _plain.Add(events =>
        {
            var chosen = PlainAggregate.Choose(filtering == 0 ? events : events.Where(e => (bool)e["Ok"]!), window);
            chosen = filtering < 2 ? chosen : chosen.Where(e => (long)e["Meters"]! < 50_000);
            var value = key is null
                ? PlainAggregate.Of(chosen, aggregate, model?.Type, e => column is null ? null : e[column], limit ?? 0, numbers ?? [])
                : aggregate == "SumBy" ? PlainMap.Sums(chosen, selector!.Type, e => e[column!], e => e[key])
                : PlainPick.Of(chosen, aggregate, selector!.Type, e => e[column!], e => e[key]);
            return ofList is null ? value : ofList.Value.Plain(type.Element!, ((System.Collections.IEnumerable)value!).Cast<object?>());
        });
    }

    /// <summary>Adds a feature.</summary>
    /// <param name="name">A word for it.</param>
    /// <param name="body">What it is.</param>
    /// <param name="plain">What plain execution says of it.</param>
    public void Add(string name, Expr body, Func<Events<TestRow>, object?> plain)
    {
        _features.Add(new($"{name}{_features.Count}", $"{name}.", body.Type, body, null, name));
        _plain.Add(plain);
    }

    /// <summary>Asks both for random entities and instants.</summary>
    public void Check(List<TestRow> rows, Random random, int spineRows, TimeSpan earlier = default)
    {
        var keys = source.Keys.First(k => k.Entity == entity.FullName).Columns;
        var spine = Enumerable.Range(0, spineRows).Select(i =>
        {
            var of = rows[random.Next(rows.Count)];
            var missing = keys.Any(k => of[k] is null);
            return (Key: keys.Select(k => missing ? (entity.Keys[0].Type.Kind == DataKind.Int64 ? 99L : "nobody") : of[k]).ToArray(), At: Trips.Instant(random, 6) - earlier);
        }).ToList();
        TestTable.Create(source, rows);
        var table = source.Table + "_spine";
        TestTable.Create(
            table,
            [("row_number", DataType.Int64), .. entity.Keys.Select(k => (k.Column, k.Type)), ("as_of", DataType.DateTime)],
            spine.Select((s, i) => (IEnumerable<object?>)[(long)i, .. s.Key, s.At]));
        var sql = ClickHouseLowering.Training(Target());
        var answers = Answers.Of(sql, table, [.. _features.Select(f => f.Type)]);
        Assert.Equal(spine.Count, answers.Count);
        for (var i = 0; i < spine.Count; i++)
        {
            var events = new Events<TestRow>(spine[i].At, rows.Where(r => keys.Select(k => r[k]).SequenceEqual(spine[i].Key)));
            for (var f = 0; f < _features.Count; f++)
            {
                var expected = OrMissing(() => _plain[f](events), _features[f].Type);
                if (!Answers.Same(expected, answers[(ulong)i][f]))
                {
                    Assert.Fail(
                        $"{_features[f].Name} at {spine[i].At:O} for {string.Join("/", spine[i].Key)}: plain {expected ?? "missing"}, SQL {answers[(ulong)i][f] ?? "missing"}\n{string.Join(";\n", sql)}");
                }
            }
        }

        Engine.Query($"DROP TABLE {table}");
        Engine.Query($"DROP TABLE {source.Table}");
    }

    private TargetModel Target()
    {
        var keys = source.Keys.First(k => k.Entity == entity.FullName).Columns;
        var view = new ViewModel(
            "global::T.Activity", "T", "Activity", "How it has been going.", 1, "tests", default, "", entity.FullName,
            EquatableArray.Of(new ParameterModel("trips", ParameterKind.Events, source.FullName, keys)), _features.ToEquatable());
        return new(
            view.FullName, "T", "Activity", "activity", false, EquatableArray.Of(view), EquatableArray.Of(view.FullName), EquatableArray.Of(entity),
            EquatableArray.Of(source), default);
    }

    // An error is missing, a list or a map of one empty.
    private static object? OrMissing(Func<object?> value, DataType type)
    {
        try
        {
            return value();
        }
        catch (OverflowException)
        {
            return type.IsCollection ? Array.Empty<object?>() : null;
        }
    }
}
