using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The spine: which entities, at which instants, with which requests.</summary>
internal sealed class SpineStep
{
    private readonly TargetModel _target;
    private readonly SqlNames _names;
    private readonly List<string> _keys = [];
    private readonly Dictionary<(string Request, string Property), SqlColumn> _requests = [];
    private readonly List<string> _carried = [];

    public SpineStep(TargetModel target, SqlNames names, IEnumerable<EntityModel> entities)
    {
        (_target, _names) = (target, names);
        foreach (var key in entities.SelectMany(e => e.Keys))
        {
            var column = SqlNames.Quote(key.Column);
            if (!_keys.Contains(column))
            {
                _keys.Add(column);
                names.Unique(key.Column);
            }
        }
    }

    /// <summary>The columns that features are computed from.</summary>
    public IEnumerable<string> Columns => ["row_number", "as_of", .. _requests.Values.Select(r => r.Name), .. _carried];

    /// <summary>The column of a request's field.</summary>
    public string Request(RequestValue value)
    {
        var key = (value.Request, value.Property);
        if (!_requests.TryGetValue(key, out var column))
        {
            var model = _target.Source(value.Request).ColumnOf(value.Property);
            column = new(_names.Unique(model.Property), SqlValues.Read(model, SourceSql.Qualified(model)));
            _requests[key] = column;
        }

        return column.Name;
    }

    /// <summary>Takes along a column that earlier statements have computed.</summary>
    public void Carry(string column) => _carried.Add(column);

    /// <summary>The step.</summary>
    /// <param name="before">How many statements there are before: none, or those that gave the spine.</param>
    public Cte Step(int before) => before == 0 ? Asked() : new(
        "spine",
        ["Which entities were found, at which instants. Where the key is missing there is none."],
        SqlLines.Select(
            [.. new[] { "row_number", "as_of" }.Concat(_keys).Concat(_carried).Select(c => new SqlColumn(c, "source." + c))], [$"FROM {SqlNames.Step(before)} AS source"]));

    private Cte Asked() => new(
        "spine",
        ["Which entities, at which instants; instants are microseconds since 1970."],
        SqlLines.Select(
            [
                new("row_number", "source.row_number"),
                .. _keys.Select(k => new SqlColumn(k, "source." + k)),
                new("as_of", "toUnixTimestamp64Micro(source.as_of)"),
                .. _requests.Values,
            ],
            ["FROM {spine:Identifier} AS source"]));
}
