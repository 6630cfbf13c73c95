using System.Globalization;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>The spine of a training set: its rows with their labels, split and sampled by hashes that any tool can compute again.</summary>
internal static class TrainingSpine
{
    /// <summary>The select, over <c>{spine:Identifier}</c> and <c>{labels:Identifier}</c>.</summary>
    public static string Query(TrainingSetModel set)
    {
        var labels = set.Labels.Features.Select(f => SqlNames.Quote(f.Name)).ToList();
        var own = set.Keys.Select(k => k.Name).Append("as_of").Concat(set.Requests.Select(r => r.Name)).Concat(set.Carried.Select(c => c.Name)).Select(SqlNames.Quote).ToList();
        List<SqlColumn> inner = [new("place", "events.row_number"), .. own.Select(c => new SqlColumn(c, "events." + c)), .. labels.Select(l => new SqlColumn(l, "answers." + l))];
        List<SqlColumn> outer = [new("row_number", "toUInt64(row_number() OVER (ORDER BY drawn.place) - 1)"), .. own.Concat(labels).Select(c => new SqlColumn(c, "drawn." + c))];
        if (set.Split is { } split)
        {
            inner.Add(new("split_by", split.Entity is null ? "toUnixTimestamp64Micro(events.as_of)" : Hash(set, KeyText(set, set.Entities.First(e => e.FullName == split.Entity)))));
            outer.Add(new("split", Part(split)));
        }

        var where = new List<string>();
        if (set.Sampling is { } sampling)
        {
            var isNegative = $"ifNull(answers.{SqlNames.Quote(sampling.Label)} = 0, 0)";
            inner.Add(new("is_negative", isNegative));
            outer.Add(new("weight", $"if(drawn.is_negative, {SqlValues.Literal(new Constant(DataType.Float64, sampling.Weight))}, toFloat64(1))"));
            where.AddRange(sampling.Rate >= 1 ? [] : [$"WHERE NOT {isNegative} OR {Hash(set, "events.sample_text")} < {Number(sampling.Below)}"]);
        }

        return string.Join("\n",
        [
            SqlLines.Comment($"The spine of {set.Name}: the rows with their labels, split and sampled. Generated; change the classes instead."),
            SqlLines.Comment("A hash is the first eight bytes of a SHA-256, the highest first."),
            .. SqlLines.Select(outer,
            [
                "FROM",
                "(",
                .. SqlLines.Indent(SqlLines.Select(inner, ["FROM {spine:Identifier} AS events", "INNER JOIN {labels:Identifier} AS answers ON answers.row_number = events.row_number", .. where])),
                ") AS drawn",
            ]),
        ]) + "\n";
    }

    private static string Part(TrainingSplit split)
    {
        var parts = split.Entity is not null
            ? new[] { $"drawn.split_by < {Number(split.TestBelow)}, 'test'", $"drawn.split_by < {Number(split.ValidationBelow)}, 'validation'" }
            : new[]
            {
                split.TestFrom is { } test ? $"drawn.split_by >= {test.ToString(CultureInfo.InvariantCulture)}, 'test'" : null,
                split.ValidationFrom is { } validation ? $"drawn.split_by >= {validation.ToString(CultureInfo.InvariantCulture)}, 'validation'" : null,
            }.OfType<string>();
        return $"multiIf({string.Join(", ", parts)}, 'train')";
    }

    private static string KeyText(TrainingSetModel set, EntityModel entity)
    {
        var parts = entity.Keys.Select(k => $"toString(events.{SqlNames.Quote(k.Column)})").Select(k => $", '|', toString(length({k})), ':', {k}");
        return $"concat({SqlValues.Quote(entity.Name)}{string.Concat(parts)})";
    }

    private static string Hash(TrainingSetModel set, string text) =>
        $"reinterpretAsUInt64(reverse(substring(SHA256(concat({SqlValues.Quote(set.Name + "|")}, {text})), 1, 8)))";

    private static string Number(ulong value) => $"toUInt64('{value.ToString(CultureInfo.InvariantCulture)}')";
}
