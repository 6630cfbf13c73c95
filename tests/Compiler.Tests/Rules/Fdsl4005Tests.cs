namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl4005Tests
{
    private const string Sources = """
        public sealed record Person { [Personal] public string? Name { get; init; } public required int Rooms { get; init; } }

        [EventSource("logins")]
        public sealed partial record Login
        {
            [EventId] public required long Id { get; init; }
            [Key<Shop>] public required long ShopId { get; init; }
            [EventTime] public required DateTime At { get; init; }
            [Personal] public string? Email { get; init; }
            public string? City { get; init; }
            public Person? Who { get; init; }
            [Personal] public Person? Kin { get; init; }
            [AsOfJoin<Shop>] public Owner? Owner { get; init; }
        }

        [SnapshotSource("owners")]
        public sealed partial record Owner
        {
            [Key<Shop>] public required long ShopId { get; init; }
            [ValidFrom] public required DateTime Since { get; init; }
            [Personal] public DateOnly? Born { get; init; }
            public int Shops { get; init; }
        }

        [RequestSource] public sealed partial record Visit { [Personal] public required string Address { get; init; } public required int Age { get; init; } }

        """;

    [Theory]
    [InlineData("long", "logins.All().CountDistinct(l => {|FDSL4005:l.Email|})")]
    [InlineData("long", "logins.Where(l => {|FDSL4005:l.Email|} != null).All().Count()")]
    [InlineData("string?", "logins.All().Last(l => l.Who{|FDSL4005:?.Name|})")]
    [InlineData("string?", "logins.All().Last(l => {|FDSL4005:l.Kin|}{|FDSL4005:?.Name|})")]
    [InlineData("int?", "logins.All().Last(l => {|FDSL4005:l.Kin|}?.Rooms)")]
    [InlineData("Person?", "logins.All().Last(l => {|FDSL4005:l.Who|})")]
    [InlineData("long", "logins.All().CountDistinct(l => l.Owner{|FDSL4005:?.Born|})")]
    [InlineData("DateOnly?", "owner.Value{|FDSL4005:?.Born|}")]
    [InlineData("int?", "Text.Length({|FDSL4005:visit.Address|})")]
    [InlineData("string?", "{|FDSL4005:Emailed|}")]
    public Task A_feature_of_personal_data_says_so(string type, string body) => View($"[Feature] public {type} F => {Unmarked(body)};");

    [Theory]
    [InlineData("long", "logins.All().CountDistinct(l => l.City)")]
    [InlineData("int?", "logins.All().Last(l => l.Who?.Rooms)")]
    [InlineData("long", "logins.All().Sum(l => l.Owner?.Shops)")]
    [InlineData("int", "visit.Age")]
    public Task What_is_not_personal_needs_no_mark(string type, string body) => View($"[Feature] public {type} F => {body};");

    [Theory]
    [InlineData("long", "logins.All().CountDistinct(l => l.Email)")]
    [InlineData("Person?", "logins.All().Last(l => l.Who)")]
    [InlineData("string?", "Emailed")]
    public Task A_feature_that_says_so_may(string type, string body) => View($"[Feature, Personal] public {type} F => {body};");

    [Fact]
    public Task What_a_helper_takes_the_feature_takes() => View(
        "[Feature] public long F => Known.All().Count();\nprivate Events<Login> Known => logins.Where(l => {|FDSL4005:l.Email|} != null);");

    // The places of conditional accesses are those of what stands behind the question mark.
    private static string Unmarked(string body) => body.Replace("{|FDSL4005:?.", "?{|FDSL4005:.", StringComparison.Ordinal);

    private static Task View(string members) => RuleCase.Code(Sources + $$"""
        [FeatureView<Shop>(Owner = "a")] public sealed partial class Case(Events<Login> logins, Latest<Owner> owner, Visit visit)
        {
            /// <summary>E.</summary>
            [Feature, Personal] public string? Emailed => logins.All().Last(l => l.Email);

            /// <summary>F.</summary>
            {{members}}
        }
        """);
}
