using System.Globalization;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>A table of the engine with the columns of a source.</summary>
internal static class TestTable
{
    public static void Create(string table, IEnumerable<(string Name, DataType Type)> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        var list = columns.ToList();
        Engine.Query($"CREATE OR REPLACE TABLE {table} ({string.Join(", ", list.Select(c => $"`{c.Name}` {c.Type.ClickHouse}"))}) ENGINE = Memory");
        var values = rows.Select(row => "(" + string.Join(", ", row.Select((v, i) => Literal(list[i].Type, v))) + ")").ToList();
        foreach (var chunk in values.Chunk(500))
        {
            Engine.Query($"INSERT INTO {table} VALUES {string.Join(", ", chunk)}");
        }
    }

    public static void Create(SourceModel source, IEnumerable<TestRow> rows) => Create(
        source.Table,
        source.Columns.Select(c => (c.Name, c.Type)),
        rows.Select(row => source.Columns.Select(c => row[c.Property])));

    private static string Literal(DataType type, object? value) => value switch
    {
        null => type.IsVector ? "[]" : "NULL",
        FeatureVector v => $"[{string.Join(", ", v.Select(x => $"reinterpretAsFloat32(toUInt32({BitConverter.SingleToUInt32Bits(x)}))"))}]",
        DateTime t => $"fromUnixTimestamp64Micro({Instants.ToMicros(t)}, 'UTC')",
        DateOnly d => $"'{d:yyyy-MM-dd}'",
        TimeSpan s => TimeSpans.ToMicros(s).ToString(CultureInfo.InvariantCulture),
        string s => "'" + s.Replace("\\", "\\\\").Replace("'", "\\'") + "'",
        Guid g => $"'{g}'",
        double d => $"reinterpretAsFloat64(toUInt64({BitConverter.DoubleToUInt64Bits(d)}))",
        float f => $"reinterpretAsFloat32(toUInt32({BitConverter.SingleToUInt32Bits(f)}))",
        bool b => b ? "true" : "false",
        decimal m => $"'{m.ToString(CultureInfo.InvariantCulture)}'",
        _ => type.Kind == DataKind.Enum ? $"CAST({value}, '{type.ClickHouse.Replace("'", "\\'")}')" : Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
