using FeatureDsl.Analyzers;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2005Tests
{
    private const string Visit = """
        public enum Door { Front = 1, Back = 2 }
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            public int? Party { get; init; }
            [Scale(2)] public decimal Spent { get; init; }
            public string? City { get; init; }
            public Door Gate { get; init; }
            [Column("staff count")] public int Staff { get; init; }
            public DateOnly? Booked { get; init; }
            public TimeSpan Stay { get; init; }
        }
        """;

    private const string Agreeing = """
        # pulled from ClickHouse
        visits.shop_id Int64
        visits.at DateTime64(6, 'UTC')

        visits.party Nullable(Int32)
        visits.spent Decimal(18, 2)
        visits.city LowCardinality(Nullable(String))
        visits.gate Enum8('Back' = 2, 'Front' = 1)
        visits.more Array(String)
        visits.staff count Int32
        visits.booked Nullable(Date32)
        visits.stay Int64
        visits.open hours Map(String, Int32)
        others.shop_id String
        """;

    [Fact]
    public Task A_source_that_agrees_is_fine() => RuleCase.Code(Visit, Agreeing);

    [Theory]
    [InlineData("visits.party Nullable(Int32)", "visits.persons Int32", "Party")]
    [InlineData("visits.party Nullable(Int32)", "visits.party Int32", "Party")]
    [InlineData("visits.party Nullable(Int32)", "visits.party Nullable(UInt32)", "Party")]
    [InlineData("visits.shop_id Int64", "visits.shop_id Nullable(Int64)", "ShopId")]
    [InlineData("visits.at DateTime64(6, 'UTC')", "visits.at DateTime64(6, 'Europe/Berlin')", "At")]
    [InlineData("visits.at DateTime64(6, 'UTC')", "visits.at DateTime64(9, 'UTC')", "At")]
    [InlineData("visits.at DateTime64(6, 'UTC')", "visits.at DateTime", "At")]
    [InlineData("visits.spent Decimal(18, 2)", "visits.spent Decimal(18, 4)", "Spent")]
    [InlineData("visits.spent Decimal(18, 2)", "visits.spent Decimal(9, 2)", "Spent")]
    [InlineData("visits.spent Decimal(18, 2)", "visits.spent Float64", "Spent")]
    [InlineData("visits.gate Enum8('Back' = 2, 'Front' = 1)", "visits.gate Enum8('Front' = 1)", "Gate")]
    public Task A_column_that_disagrees_is_reported_at_its_property(string was, string becomes, string property) =>
        RuleCase.Code(Visit.Replace($" {property} ", " {|FDSL2005:" + property + "|} ", StringComparison.Ordinal), Agreeing.Replace(was, becomes, StringComparison.Ordinal));

    [Theory]
    [InlineData("visits.spent Decimal(18, 2)", "visits.spent Decimal(38, 2)")]
    [InlineData("visits.spent Decimal(18, 2)", "visits.spent Decimal64(2)")]
    [InlineData("visits.at DateTime64(6, 'UTC')", "visits.at DateTime64(3, 'UTC')")]
    [InlineData("visits.gate Enum8('Back' = 2, 'Front' = 1)", "visits.gate Enum16('Front' = 1, 'Back' = 2)")]
    public Task What_holds_the_same_values_agrees(string was, string becomes) => RuleCase.Code(Visit, Agreeing.Replace(was, becomes, StringComparison.Ordinal));

    [Fact]
    public Task A_table_that_the_snapshot_does_not_know_is_not_judged() => RuleCase.Code(Visit, "others.shop_id String\n");

    [Theory]
    [InlineData("tags", "Array(String)", true)]
    [InlineData("tags", "Array(LowCardinality(String))", true)]
    [InlineData("tags", "Array(Nullable(String))", false)]
    [InlineData("tags", "Array(UUID)", false)]
    [InlineData("tags", "String", false)]
    [InlineData("tags", "Array(Array(String))", false)]
    [InlineData("weights", "Array(Nullable(Float64))", true)]
    [InlineData("weights", "Array(Float64)", false)]
    [InlineData("weights", "Array(Nullable(Float32))", false)]
    [InlineData("doors", "Array(Enum8('Back' = 2, 'Front' = 1))", true)]
    [InlineData("doors", "Array(Enum8('Front' = 1))", false)]
    [InlineData("times", "Array(DateTime64(3, 'UTC'))", true)]
    [InlineData("times", "Array(DateTime64(6))", false)]
    [InlineData("prices", "Map(LowCardinality(String), Decimal(38, 2))", true)]
    [InlineData("prices", "Map(String,Decimal(18, 2))", true)]
    [InlineData("prices", "Map(String, Decimal(18, 4))", false)]
    [InlineData("prices", "Map(String, Nullable(Decimal(18, 2)))", false)]
    [InlineData("prices", "Map(Int64, Decimal(18, 2))", false)]
    [InlineData("prices", "Array(String)", false)]
    [InlineData("moves", "Map(Enum16('Front' = 1, 'Back' = 2), Array(Int64))", false)]
    [InlineData("moves", "Map(Enum16('Front' = 1, 'Back' = 2), Int64)", true)]
    [InlineData("moves", "Map(Enum16('Front' = 1, 'Back' = 3), Int64)", false)]
    public void Lists_and_maps_hold_what_their_elements_hold(string column, string type, bool holds)
    {
        var door = new DataType(DataKind.Enum, Enum: new("global::Door", EquatableArray.Of(new EnumMember("Front", 1), new EnumMember("Back", 2))));
        var declared = column switch
        {
            "tags" => DataType.List(DataType.String),
            "weights" => DataType.List(DataType.Float64.OrMissing),
            "doors" => DataType.List(door),
            "times" => DataType.List(DataType.DateTime),
            "prices" => DataType.Map(DataType.String, DataType.Decimal(18, 2)),
            _ => DataType.Map(door, DataType.Int64),
        };
        Assert.Equal(holds, ClickHouseType.Parse(type).Holds(new ColumnModel("X", column, declared, false)));
    }
}
