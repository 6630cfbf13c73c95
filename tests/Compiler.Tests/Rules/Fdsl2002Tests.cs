namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2002Tests
{
    [Theory]
    [InlineData("uint")]
    [InlineData("ulong")]
    [InlineData("short")]
    [InlineData("byte")]
    [InlineData("char")]
    [InlineData("byte?")]
    [InlineData("object")]
    [InlineData("int[]")]
    [InlineData("List<int>")]
    [InlineData("TimeOnly")]
    [InlineData("FeatureList<int>?")]
    [InlineData("FeatureList<TimeOnly>")]
    [InlineData("FeatureList<FeatureVector>")]
    [InlineData("FeatureMap<double, long>")]
    [InlineData("FeatureMap<string, long?>")]
    [InlineData("Huge")]
    [InlineData("Twins")]
    public Task A_column_of_another_type_is_refused(string type) => RuleCase.Code(Visit(type, "{|FDSL2002:X|}"));

    [Theory]
    [InlineData("bool")]
    [InlineData("int?")]
    [InlineData("long")]
    [InlineData("float")]
    [InlineData("double?")]
    [InlineData("decimal")]
    [InlineData("string?")]
    [InlineData("DateTime?")]
    [InlineData("DateOnly")]
    [InlineData("DateOnly?")]
    [InlineData("TimeSpan")]
    [InlineData("TimeSpan?")]
    [InlineData("Guid")]
    [InlineData("Size?")]
    [InlineData("FeatureList<int>")]
    [InlineData("FeatureList<Size?>")]
    [InlineData("FeatureMap<string, long>")]
    [InlineData("FeatureMap<Guid, decimal>")]
    public Task A_column_of_the_language_is_not(string type) => RuleCase.Code(Visit(type, "X"));

    [Theory]
    [InlineData("FeatureList<int>?")]
    [InlineData("FeatureList<TimeOnly>")]
    [InlineData("FeatureList<FeatureList<int>>")]
    [InlineData("System.Collections.Generic.IReadOnlyList<int>")]
    [InlineData("FeatureMap<string, long>?")]
    [InlineData("FeatureMap<double, long>")]
    [InlineData("FeatureMap<decimal, long>")]
    [InlineData("FeatureMap<string, long?>")]
    [InlineData("FeatureMap<string, FeatureList<int>>")]
    public Task A_list_or_a_map_is_never_missing_and_made_of_scalars(string type) => RuleCase.View($$"""
        /// <summary>F.</summary>
        [Feature] public {{type}} {|FDSL2002:F|} => default!;
        """);

    [Fact]
    public Task A_feature_of_another_type_is_refused() => RuleCase.View("""
        /// <summary>F.</summary>
        [Feature] public short {|FDSL2002:F|} => 1;
        """);

    private static string Visit(string type, string name) => $$"""
        using System.Collections.Generic;
        public enum Huge : ulong { One = 1, Most = ulong.MaxValue }
        public enum Twins { One = 1, Uno = 1 }
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            public {{type}} {{name}} { get; init; }
        }
        """;
}
