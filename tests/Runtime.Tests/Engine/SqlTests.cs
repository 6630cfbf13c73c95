using System.Text;
using FeatureDsl.Runtime.Engine;
using FeatureDsl.Runtime.Engine.Embedded;

namespace Runtime.Tests.Engine;

public sealed class SqlTests(EngineFixture engine)
{
    [Theory]
    [InlineData("plain")]
    [InlineData("it's")]
    [InlineData("back`tick")]
    [InlineData("back\\slash\\")]
    [InlineData("'; DROP TABLE x; --")]
    [InlineData("line\nbreak\té")]
    public async Task Quoted_text_means_itself(string text)
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(text, await engine.ClickHouse.ScalarAsync<string>($"SELECT {SqlText.Literal(text)}", ct: ct));
        var schema = await engine.ClickHouse.ArrowSchemaAsync($"SELECT 1 AS {SqlText.Identifier(text)}", ct: ct);
        Assert.Equal(text, schema.FieldsList.Single().Name);
    }

    [Theory]
    [InlineData("INSERT INTO t FORMAT CSV\n1,2", "CSV", "1,2")]
    [InlineData("insert into t (a, `format b`) /* FORMAT X */ format RowBinary\n\0;DROP", "RowBinary", "\0;DROP")]
    [InlineData("INSERT INTO `FORMAT Y` -- FORMAT Z\n SETTINGS a = 'FORMAT W' FORMAT TSV\r\nx", "TSV", "x")]
    [InlineData("INSERT INTO FUNCTION file('FORMAT A') FORMAT JSONEachRow {\"a\":1}", "JSONEachRow", "{\"a\":1}")]
    public void An_insert_with_data_is_split_at_its_format(string request, string format, string data)
    {
        var bytes = Encoding.UTF8.GetBytes(request);
        var shape = SqlShape.Of(bytes);
        Assert.True(shape.CarriesData);
        Assert.Equal(format, shape.Format);
        Assert.Equal(data, Encoding.UTF8.GetString(bytes.AsSpan(shape.DataStart(bytes))));
    }

    [Theory]
    [InlineData("SELECT 1", true, null)]
    [InlineData("-- c\n (WITH x AS (SELECT 1) SELECT * FROM x) FORMAT CSV SETTINGS a = 1", true, "CSV")]
    [InlineData("SELECT format FROM t", true, null)]
    [InlineData("SELECT format('{}', 1), 'FORMAT CSV'", true, null)]
    [InlineData("INSERT INTO t SELECT 1", false, null)]
    [InlineData("INSERT INTO t VALUES ('FORMAT CSV')", false, null)]
    [InlineData("CREATE TABLE t (a Int32) ENGINE = Memory", false, null)]
    public void Other_statements_are_known_by_their_words(string sql, bool reads, string? format)
    {
        var shape = SqlShape.Of(Encoding.UTF8.GetBytes(sql));
        Assert.False(shape.CarriesData);
        Assert.Equal(reads, shape.Reads);
        Assert.Equal(format, shape.Format);
    }
}
