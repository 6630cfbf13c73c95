namespace FeatureDsl.Compiler.Tests.Rules;

/// <summary>Which records can be columns and features, and what can be computed of them.</summary>
public sealed class RecordRuleTests
{
    private const string Types = """
        /// <summary>A place.</summary>
        public sealed record Place { public required double X { get; init; } public string? City { get; init; } public double Half => X / 2; }
        public readonly record struct Range(long From, long? To);
        public sealed record Stay(string Room, Range Nights) { public Range? More { get; init; } }
        """;

    [Theory]
    [InlineData("public record Bag { public int? A { get; init; } }", "public Bag {|CODE:B|} { get; init; }", false)]
    [InlineData("public record Bag { public int? A { get; init; } }", "public Bag? {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public Range? A { get; init; } }", "public Bag? {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public Range A { get; init; } }", "public Bag? {|CODE:B|} { get; init; }", false)]
    [InlineData("public record Bag { }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public int A => 1; }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag<T> { public int A { get; init; } }", "public Bag<int> {|CODE:B|} { get; init; }", true)]
    [InlineData("public abstract record Bag { public int A { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Base; public record Bag : Base { public int A { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public int A { get; init; } public Bag? Inner { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public Bag(int a) { A = a; } public int A { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag(int A) { public int C { get; init; } }", "public Bag {|CODE:B|} { get; init; }", false)]
    [InlineData("public record Bag { [Label] public int A { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public int A { get; init; } }", "[KnownAt(nameof(At))] public Bag {|CODE:B|} { get; init; }", true)]
    [InlineData("public record Bag { public int A { get; init; } }", "[Label] public Bag {|CODE:B|} { get; init; }", false)]
    [InlineData("public record Bag { public required int A; public int C { get; init; } }", "public Bag {|CODE:B|} { get; init; }", true)]
    public Task A_record_can_be_made_of_its_members_and_told_from_nothing(string record, string column, bool isRefused) =>
        RuleCase.Code(Types + record + Visit(isRefused ? column.Replace("CODE", "FDSL2006", StringComparison.Ordinal) : Unmarked(column)));

    [Theory]
    [InlineData("public record Bag { public uint {|FDSL2002:A|} { get; init; } }", "public Bag B { get; init; }")]
    [InlineData("public record Bag { public FeatureVector A { get; init; } }", "public Bag {|FDSL2008:B|} { get; init; }")]
    [InlineData("public record Bag { public int A { get; init; } }", "public int B_A { get; init; } public Bag {|FDSL2003:B|} { get; init; }")]
    public Task Members_are_columns_of_the_language(string record, string column) => RuleCase.Code(record + Visit(column));

    [Theory]
    [InlineData("Place?", "visits.All().Last(v => v.At1)")]
    [InlineData("Place?", "visits.All().First(v => v.At2)")]
    [InlineData("Range?", "visits.All().MaxBy(v => v.Stay?.Nights, v => v.Id)")]
    [InlineData("Place", "visits.All().Last(v => v.At2) ?? new Place { X = 1, City = null }")]
    [InlineData("double?", "visits.All().Last(v => v.At2)?.X")]
    [InlineData("long?", "visits.All().Last(v => v.Stay)?.More?.To")]
    [InlineData("bool", "visits.All().Any(v => v.At2 is null && v.Stay?.More == null && v.At1.City != null)")]
    [InlineData("bool", "visits.All().Last(v => v.At2) is { }")]
    [InlineData("Place?", "visits.All().Count() switch { 0 => null, 1 => visits.All().Last(v => v.At1), _ => visits.All().First(v => v.At2) }")]
    [InlineData("Stay", "new Stay(\"a\", new Range(From: 1, To: null)) { More = null }")]
    [InlineData("Range?", "visits.All().Any() ? new Range(visits.All().Count(), null) : null")]
    public Task A_record_is_taken_made_and_chosen(string type, string body) => RuleCase.Code(Types + Visit(Columns, type, body));

    [Theory]
    [InlineData("Place", "{|FDSL3001:visits.All().Last(v => v.At1)|}")]
    [InlineData("Place?", "{|FDSL3001:new Place { X = 1 }|}")]
    [InlineData("Place?", "{|FDSL3001:visits.All().Last(v => v.Stay)|}")]
    [InlineData("double?", "{|FDSL3001:visits.All().Last(v => v.At1).X|}")]
    [InlineData("double?", "visits.All().Average(v => {|FDSL3001:v.At2.X|})")]
    [InlineData("double?", "visits.All().Average(v => {|FDSL3001:v.At1.Half|})")]
    [InlineData("bool", "{|FDSL3001:visits.All().Last(v => v.At1) == visits.All().First(v => v.At1)|}")]
    [InlineData("long", "{|FDSL3001:visits.All().CountDistinct(v => v.At1)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:visits.All().LastN(3, v => v.At1)|}")]
    [InlineData("string?", "{|FDSL3001:visits.Last(2.Days).Every(1.Days).Last(v => v.At1)|}.At(0)")]
    [InlineData("string?", "{|FDSL3001:visits.Last(2.Days).Every(1.Days).MinBy(v => v.At2, v => v.Id)|}.At(0)")]
    [InlineData("FeatureList<long>", "{|FDSL3001:visits.Last(2.Days).Every(1.Days).CountDistinct(v => v.At1)|}")]
    [InlineData("Stay", "new Stay(\"a\", {|FDSL3001:(visits.All().Last(v => v.Stay)?.Nights).Value|}) { More = null }")]
    [InlineData("string?", "$\"{|FDSL3001:{visits.All().Last(v => v.At1)}|}\"")]
    [InlineData("string?", "\"\" + {|FDSL3001:visits.All().Last(v => v.At1)|}")]
    [InlineData("Place?", "visits.All().Last(v => new Place { X = {|FDSL3003:v.Id / v.Id|}, City = null })")]
    public Task What_a_record_cannot_be_asked_is_refused(string type, string body) => RuleCase.Code(Types + Visit(Columns, type, body));

    [Fact]
    public Task A_record_has_no_default_and_its_members_have_names_of_their_own() => RuleCase.Code(Types + Visit(Columns, "int", "1", """
        /// <summary>P.</summary>
        [{|FDSL2004:Feature(Default = 1)|}] public Place? P => visits.All().Last(v => v.At1);
        /// <summary>X.</summary>
        [Feature] public double? Q_X => visits.All().Last(v => v.At1.X);
        /// <summary>Q.</summary>
        [Feature] public Place? {|FDSL2003:Q|} => visits.All().Last(v => v.At1);
        """));

    [Fact]
    public Task A_label_is_one_whole() => RuleCase.Code(Types + Visit("[Label] public Place At1 { get; init; }", "double?", "visits.All().Average(v => {|FDSL1001:v.At1|}.X)"));

    private const string Columns = """
        [EventId] public long Id { get; init; }
        public Place At1 { get; init; }
        public Place? At2 { get; init; }
        public Stay? Stay { get; init; }
        """;

    private static string Unmarked(string column) => column.Replace("{|CODE:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    private static string Visit(string columns, string type = "long", string body = "visits.All().Count()", string more = "") => $$"""
        [EventSource("visits")]
        public sealed partial record Visit
        {
            [Key<Shop>] public long ShopId { get; init; }
            [EventTime] public DateTime At { get; init; }
            {{columns}}
        }

        [FeatureView<Shop>]
        public sealed partial class View(Events<Visit> visits)
        {
            /// <summary>F.</summary>
            [Feature] public {{type}} F => {{body}};
            {{more}}
        }
        """;
}
