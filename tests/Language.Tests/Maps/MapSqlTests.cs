using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Language.Tests.Maps;

/// <summary>Maps that are columns, as ClickHouse reads them.</summary>
public class MapSqlTests
{
    [Fact]
    public void Entries_of_a_table_come_in_the_order_of_their_keys_whatever_order_it_has() => Assert.Multiple(
        () => Assert.Equal("(['','a','b','\uff61','\U0001F600'],[5,1,2,3,4])", Read(DataType.String, "map('b', 2, '\U0001F600', 4, 'a', 1, '', 5, '\uff61', 3)")),
        () => Assert.Equal("([-3,1,10],[7,8,9])", Read(DataType.Int64, "map(10::Int64, 9::Int64, -3, 7, 1, 8)")),
        () => Assert.Equal("([0,1],[2,1])", Read(DataType.Bool, "map(true, 1, false, 2)")),
        () => Assert.Equal(
            "(['00000000-0000-0000-0000-000000000002','f0000000-0000-0000-0000-000000000001'],[2,1])",
            Read(DataType.Guid, "map(toUUID('f0000000-0000-0000-0000-000000000001'), 1, toUUID('00000000-0000-0000-0000-000000000002'), 2)")),
        () => Assert.Equal("([],[])", Read(DataType.String, "CAST(map(), 'Map(String, Int64)')")));

    private static string Read(DataType key, string map) => Assert.Single(ClickHouse.Lines($"SELECT toString({SqlValues.Read(DataType.Map(key, DataType.Int64), $"({map})")})"));
}
