namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl2008Tests
{
    [Theory]
    [InlineData("public FeatureVector {|FDSL2008:X|} { get; init; }")]
    [InlineData("public FeatureVector? {|FDSL2008:X|} { get; init; }")]
    [InlineData("[{|FDSL2008:Dimension(0)|}] public FeatureVector X { get; init; }")]
    [InlineData("[{|FDSL2008:Dimension(4097)|}] public FeatureVector X { get; init; }")]
    [InlineData("[{|FDSL2008:Dimension(3)|}] public double X { get; init; }")]
    [InlineData("[{|FDSL2008:Dimension(3, Storage = VectorStorage.Half)|}] public double X { get; init; }")]
    [InlineData("[Dimension(3, Storage = VectorStorage.Int8)] public FeatureVector? X { get; init; }")]
    [InlineData("[Dimension(1)] public FeatureVector X { get; init; }")]
    [InlineData("[Dimension(4096)] public FeatureVector? X { get; init; }")]
    public Task A_column_of_vectors_says_how_many_elements_they_have(string column) => RuleCase.Code(Visit(column, "/// <summary>N.</summary>\n[Feature] public long N => visits.All().Count();"));

    [Fact]
    public Task What_comes_with_a_request_is_not_stored() => RuleCase.Code("""
        [RequestSource]
        public sealed partial record Query
        {
            [Dimension(3, Storage = VectorStorage.Half)] public required FeatureVector {|FDSL2008:Aim|} { get; init; }
        }
        """);

    [Fact]
    public Task A_feature_has_the_dimension_of_its_body() => RuleCase.Code(Visit(Columns, """
        /// <summary>A.</summary>
        [Feature] public FeatureVector? A => visits.All().Average(v => v.X);
        /// <summary>B.</summary>
        [Feature] public FeatureVector? B => visits.Last(1.Days).Max(v => v.Y) ?? A;
        /// <summary>C.</summary>
        [Feature] public double? C => Vectors.Cosine(A, B);
        /// <summary>D.</summary>
        [Feature] public float? D => A.At(1);
        /// <summary>E.</summary>
        [Feature] public double? E => visits.All().Average(v => v.X.Dot(v.Y));
        /// <summary>F.</summary>
        [Feature] public int? F => A?.Count;
        """));

    [Theory]
    [InlineData("public double? F => Vectors.Dot(visits.All().Sum(v => v.X), {|FDSL3001:visits.All().Sum(v => v.Z)|});")]
    [InlineData("public double? F => visits.All().Average(v => v.X.Cosine({|FDSL3001:v.Z|}));")]
    [InlineData("public bool F => {|FDSL3001:visits.All().Sum(v => v.X) == visits.All().Sum(v => v.Z)|};")]
    [InlineData("public FeatureVector? F => {|FDSL3001:visits.All().Sum(v => v.X) ?? visits.All().Sum(v => v.Z)|};")]
    [InlineData("public FeatureVector? F => {|FDSL3001:null|};")]
    public Task Vectors_of_two_dimensions_do_not_meet(string feature) => RuleCase.Code(Visit(Columns, "/// <summary>F.</summary>\n[Feature] " + feature));

    [Theory]
    [InlineData("public FeatureList<double> F => {|FDSL3001:visits.Last(2.Days).Every(1.Days).Sum(v => v.X)|};")]
    [InlineData("public FeatureList<float> F => {|FDSL3001:visits.Last(2.Days).Every(1.Days).Max(v => v.Y)|};")]
    [InlineData("public FeatureList<double?> F => {|FDSL3001:visits.Last(2.Days).Every(1.Days).Entropy(v => v.X)|};")]
    [InlineData("public FeatureVector? F => {|FDSL3001:visits.Last(2.Days).Every(1.Days).First(v => v.X)|}.At(0);")]
    [InlineData("public FeatureVector? F => {|FDSL3001:visits.Last(2.Days).Every(1.Days).MaxBy(v => v.Y, v => v.At)|}.At(0);")]
    [InlineData("public FeatureList<float?> F => visits.Last(2.Days).Every(1.Days).Max(v => v.Y.At(0));")]
    [InlineData("public FeatureList<long> F => visits.Last(2.Days).Every(1.Days).CountDistinct(v => v.X);")]
    public Task Vectors_are_no_elements_of_a_series(string feature) => RuleCase.Code(Visit(Columns + "\n[EventId] public long Id { get; init; }", "/// <summary>F.</summary>\n[Feature] " + feature));

    private const string Columns = """
        [Dimension(3)] public FeatureVector X { get; init; }
        [Dimension(3)] public FeatureVector? Y { get; init; }
        [Dimension(2)] public FeatureVector Z { get; init; }
        """;

    private static string Visit(string columns, string features) => $$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            {{columns}}
        }
        /// <summary>Visits.</summary>
        [FeatureView<Shop>(Owner = "tests")] public sealed partial class Visits(Events<Visit> visits)
        {
            {{features}}
        }
        """;
}
