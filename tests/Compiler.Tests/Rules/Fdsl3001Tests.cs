namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3001Tests
{
    [Theory]
    [InlineData("bool", "sales.All().Last(t => t.City) is {|FDSL3001:string s|}")]
    [InlineData("string", "$\"a{|FDSL3001:{sales.Last(7.Days).Count()}|}\"")]
    [InlineData("string", "$\"a{|FDSL3001:{sales.All().Last(t => t.City),7}|}\"")]
    [InlineData("string", "$\"a{|FDSL3001:{AsOf:O}|}{sales.All().Last(t => t.City)}\"")]
    [InlineData("string", "sales.All().Last(t => t.City) + {|FDSL3001:sales.All().Count()|}")]
    [InlineData("string?", "{|FDSL3001:sales.All().Last(t => t.City)!.Replace(\"a\", \"b\")|}")]
    [InlineData("bool", "{|FDSL3001:string.IsNullOrWhiteSpace(sales.All().Last(t => t.City))|}")]
    [InlineData("bool", "sales.All().Last(t => t.City)!.Contains({|FDSL3001:sales.All().First(t => t.City)|}!)")]
    [InlineData("double", "{|FDSL3001:(AsOf - AsOf.Date).TotalNanoseconds|}")]
    [InlineData("long", "checked({|FDSL3001:sales.Last(7.Days).Count() + 1|})")]
    [InlineData("long", "{|FDSL3001:Twice(sales.Last(7.Days).Count())|}")]
    [InlineData("long", "{|FDSL3001:(short)sales.Last(7.Days).Count()|}")]
    [InlineData("long", "{|FDSL3001:new[] { 1, 2 }[0]|}")]
    [InlineData("long", "{|FDSL3001:_memo ??= sales.Last(7.Days).Count()|}")]
    [InlineData("long", "{|FDSL3001:_last|}")]
    [InlineData("long", "{|FDSL3001:((Func<long>)(() => 1L))()|}")]
    [InlineData("long", "{|FDSL3001:sales.Last(7.Days).Count() << 2|}")]
    [InlineData("decimal", "{|FDSL3001:sales.Last(7.Days).Sum(t => t.Amount) / 2|}")]
    [InlineData("decimal", "{|FDSL3001:(decimal)(profile.Value?.Rating ?? 0f)|}")]
    [InlineData("double", "{|FDSL3001:Math.Sinh(sales.Last(7.Days).Count())|}")]
    [InlineData("int?", "{|FDSL3001:Maths.Bucketise(sales.All().Max(t => t.Km), 2, 1)|}")]
    [InlineData("int?", "{|FDSL3001:Maths.Bucketise(sales.All().Max(t => t.Km), 2, double.NaN)|}")]
    [InlineData("int?", "Maths.Bucketise(sales.All().Max(t => t.Km), {|FDSL3001:[1.5, sales.Last(7.Days).Count()]|})")]
    [InlineData("int?", "{|FDSL3001:Maths.OneHotIndex(sales.All().Last(t => t.City), \"a\", null!)|}")]
    [InlineData("long", "sales.All().Count(t => t.Till == {|FDSL3001:\"a\\uD83D\"|})")]
    [InlineData("DateTime", "{|FDSL3001:AsOf + 1.Days|}")]
    [InlineData("long", "{|FDSL3001:AsOf.Ticks|}")]
    [InlineData("Size", "{|FDSL3001:(Size)7|}")]
    [InlineData("string", "{|FDSL3001:sales.All().Last(t => t.City)|}!")]
    [InlineData("long", "{|FDSL3001:sales.Last(7.Days).Count() switch { 0 => 1 }|}")]
    public Task An_expression_without_a_translation_is_reported_where_it_stands(string type, string body) => RuleCase.View($$"""
        private static readonly long _last = 1;
        private long? _memo;
        private static long Twice(long x) => 2 * x;
        {{ShopLanguage.Feature(type, body)}}
        """);

    [Theory]
    [InlineData("float?", "{|FDSL3001:profile.Value!.Rating|}")]
    [InlineData("int?", "profile.Value?{|FDSL3001:.City!.Length|}")]
    [InlineData("bool", "{|FDSL3001:profile.Value!.Equals(null)|}")]
    [InlineData("float?", "profile.MaxAge({|FDSL3001:Age|}).Value?.Rating")]
    public Task A_snapshot_row_gives_columns(string type, string body) => RuleCase.View($$"""
        private TimeSpan Age => 2.Days;
        {{ShopLanguage.Feature(type, body)}}
        """);

    [Theory]
    [InlineData("sales.Last({|FDSL3001:Days.Days|}).Count()")]
    [InlineData("sales.Last({|FDSL3001:Span|}).Count()")]
    [InlineData("sales.Last({|FDSL3001:int.MaxValue.Weeks|}).Count()")]
    [InlineData("sales.Last({|FDSL3001:TimeSpan.FromSeconds(0.0000001)|}).Count()")]
    [InlineData("sales.Last({|FDSL3001:Days|}).Count()")]
    [InlineData("{|FDSL3001:sales.Last(0)|}.Count()")]
    [InlineData("{|FDSL3001:sales.Last(5).Last(3)|}.Count()")]
    [InlineData("{|FDSL3001:sales.Last(5).Where(t => t.IsOnline).Last(3)|}.Count()")]
    [InlineData("{|FDSL3001:Pick(sales)|}.Last(5).Count()")]
    [InlineData("{|FDSL3001:Recent()|}.Count()")]
    [InlineData("({|FDSL3001:Days > 1 ? sales : sales|}).Last(5).Count()")]
    [InlineData("sales.Where({|FDSL3001:IsBig|}).Last(5).Count()")]
    [InlineData("sales.Where({|FDSL3001:_isBig|}).Last(5).Count()")]
    [InlineData("sales.Where({|FDSL3001:t => { var x = t.Units; return x > 1; }|}).Last(5).Count()")]
    [InlineData("sales.Last(7.Days).Count(t => {|FDSL3001:t.IsBulk|})")]
    [InlineData("sales.Last(7.Days).Count(t => t.Units > {|FDSL3001:sales.Last(1.Days).Count()|})")]
    [InlineData("sales.Last(7.Days).Count(t => t.At > {|FDSL3001:AsOf|})")]
    [InlineData("sales.Last(7.Days).Count(t => {|FDSL3001:t.Equals(null)|})")]
    [InlineData("{|FDSL3001:sales.GetHashCode()|}")]
    public Task Events_are_chosen_by_constants_and_lambdas_of_one_expression(string body) => RuleCase.View($$"""
        private int Days => 7;
        private TimeSpan Span => 7.Days;
        private readonly Func<Sale, bool> _isBig = t => t.Units > 1;
        private static bool IsBig(Sale t) => t.Units > 1;
        private static Events<Sale> Pick(Events<Sale> all) => all;
        private Window<Sale> Recent() => sales.Last(7.Days);
        {{ShopLanguage.Feature("long", body)}}
        """);

    [Theory]
    [InlineData("public long {|FDSL3001:F|} { get { return 1; } }")]
    [InlineData("public long {|FDSL3001:F|} { get; } = 1;")]
    [InlineData("public long {|FDSL3001:F|} { get; set; }")]
    public Task A_feature_is_one_expression(string property) => RuleCase.View("/// <summary>F.</summary>\n [Feature] " + property);

    [Theory]
    [InlineData("FeatureList<int>", "sales.All().LastN({|FDSL3001:0|}, s => s.Units)")]
    [InlineData("FeatureList<int>", "sales.All().LastN({|FDSL3001:1001|}, s => s.Units)")]
    [InlineData("FeatureList<int>", "sales.All().FirstN({|FDSL3001:AsOf.Day|}, s => s.Units)")]
    [InlineData("FeatureList<int>", "{|FDSL3001:AsOf.Day > 3 ? sales.All().LastN(3, s => s.Units) : sales.All().FirstN(3, s => s.Units)|}")]
    public Task A_list_has_a_constant_length_and_no_alternative(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("FeatureList<int>", "sales.Last(7.Days).LastN(1000, s => s.Units)")]
    [InlineData("FeatureList<int?>", "sales.Last(7.Days, 1.Hours).FirstN(1, s => s.Floor)")]
    [InlineData("FeatureList<string>", "sales.Last(9).LastDistinct(3, s => s.City)")]
    [InlineData("FeatureList<decimal>", "sales.Where(s => s.IsOnline).All().LastN(3, s => s.Amount)")]
    public Task Lists_of_a_window_are_of_the_language(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task A_feature_is_not_defined_by_itself() => RuleCase.View($$"""
        /// <summary>A.</summary>
        [Feature] public long A => {|FDSL3001:A|} + 1;
        /// <summary>B.</summary>
        [Feature] public long B => {|FDSL3001:C|} + 1;
        /// <summary>C.</summary>
        [Feature] public long C => {|FDSL3001:B|} + 1;
        /// <summary>D.</summary>
        [Feature] public long D => C + 1;
        private long E => {|FDSL3001:E|} + 1;
        {{ShopLanguage.Feature("long", "E")}}
        """);

    [Fact]
    public Task A_broken_feature_is_reported_where_it_is_declared_and_nowhere_else() => RuleCase.View("""
        /// <summary>A.</summary>
        [Feature] public string A => $"{|FDSL3001:{sales.Last(7.Days).Count()}|}";
        /// <summary>B.</summary>
        [Feature] public bool B => A == "1";
        """);

    [Fact]
    public Task A_very_deep_expression_is_refused_and_harms_nobody() =>
        RuleCase.Feature("long", string.Concat(Enumerable.Repeat("-(", 100)) + "{|FDSL3001:sales.Last(7.Days).Count()|}" + new string(')', 100));

    [Fact]
    public Task A_long_chain_of_features_is_bound_in_no_time() => RuleCase.View(string.Concat(Enumerable.Range(0, 60).Select(i => $$"""
        /// <summary>F.</summary>
        [Feature] public long F{{i}} => {{(i == 0 ? "sales.Last(7.Days).Count()" : $"F{i - 1} + F{i - 1}")}};

        """)));

    [Theory]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.Size is Size.Small or Size.Large)")]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.Floor is > 1 and <= 4)")]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.City is not null and not \"\")")]
    [InlineData("bool", "profile.Value is { }")]
    [InlineData("bool", "profile.Value is not { }")]
    [InlineData("long", "sales.Last(7.Days).Sum(t => t.Size switch { Size.Small => 1, Size.Large when t.IsOnline => 3, _ => 2 })")]
    [InlineData("string", "sales.All().Last(t => t.City) ?? string.Empty")]
    [InlineData("int", "profile.Value?.Clerks ?? 0")]
    [InlineData("int", "(profile.Value?.Clerks).GetValueOrDefault(3)")]
    [InlineData("long", "sales.Last(5).Where(t => t.IsOnline).Where(t => t.Units > 1).Count()")]
    [InlineData("long", "sales.Last(7.Days).Last(5).Sum(t => (int)t.Size)")]
    [InlineData("double?", "(AsOf - sales.All().Last(t => t.At))?.TotalDays")]
    public Task What_the_language_has_is_not_reported(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task A_private_property_can_be_a_window_or_a_row() => RuleCase.View($$"""
        private Window<Sale> Week => sales.Last(7.Days);
        private Profile? Now => profile.Value;
        private Latest<Profile> Fresh => profile.MaxAge(1.Days);
        {{ShopLanguage.Feature("long", "Week.Count() + (Now?.Clerks ?? 0) + (Fresh.Value?.Clerks ?? 0)")}}
        """);
}
