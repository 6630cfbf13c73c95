using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl3001Tests
{
    [Theory]
    [InlineData("double", "sales.All().DecayedSum(t => t.Km, 7.Days) + sales.Last(1.Days).DecayedCount(halfLife: 30.Minutes)")]
    [InlineData("double", "sales.Last(5).DecayedSum(t => t.Units, halfLife: 1.Hours)")]
    [InlineData("double", "sales.All().DecayedCount({|FDSL3001:TimeSpan.Zero|})")]
    [InlineData("double", "sales.All().DecayedCount({|FDSL3001:36526.Days|})")]
    [InlineData("double", "sales.All().DecayedSum(t => t.Km, {|FDSL3001:TimeSpan.FromHours(sales.All().Count())|})")]
    public Task A_half_life_is_a_constant(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public Task What_is_still_to_come_does_not_fade() => TrainingCase.Members(
        $"{TrainingCase.AsOf} [Label] public double Ahead => {{|FDSL3001:next.Next(7.Days).DecayedCount(1.Days)|}} + next.Last(7.Days).DecayedCount(1.Days);");

    [Theory]
    [InlineData("int?", "sales.All().Max(t => t.Then?.Clerks)")]
    [InlineData("long", "sales.All().Count(t => t.Then is null || t.Then?.City == t.City || t.Then?.Opened == t.Due)")]
    [InlineData("long", "sales.Where(t => t.Then != null).Last(7.Days).Sum(t => t.Units * (t.Then?.Clerks ?? 1))")]
    [InlineData("int?", "sales.All().Max(t => {|FDSL3001:t.Then!.Clerks|})")]
    [InlineData("long", "sales.All().CountDistinct(t => {|FDSL3001:t.Then|})")]
    [InlineData("int?", "sales.All().Max(t => t.Then?{|FDSL3001:.City?.Length|})")]
    [InlineData("long", "sales.All().CountDistinct(t => t.Then?{|FDSL3001:.ToString()|})")]
    public Task The_row_that_an_event_brings_along_gives_columns(string type, string body) => RuleCase.Feature(type, body);

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
    [InlineData("{|FDSL3001:sales.Session(2.Hours, 1.Hours)|}.Count()")]
    [InlineData("sales.Session({|FDSL3001:Span|}, 7.Days).Count()")]
    [InlineData("sales.Session(1.Hours, longest: {|FDSL3001:AsOf - AsOf.Date|}).Count()")]
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
    [InlineData("FeatureList<int>", "sales.All().TopK({|FDSL3001:0|}, s => s.Units)")]
    [InlineData("FeatureList<string>", "sales.All().TopK({|FDSL3001:1001|}, s => s.City)")]
    [InlineData("FeatureList<int>", "sales.All().TopK(selector: s => s.Units, count: {|FDSL3001:AsOf.Day|})")]
    [InlineData("FeatureList<decimal>", "{|FDSL3001:AsOf.Day > 3 ? sales.All().LastN(3, s => s.Amount) : sales.All().FirstN(3, s => s.Amount * 0.5m)|}")]
    public Task A_list_has_a_constant_length_and_meets_lists_of_its_own_type(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("FeatureMap<string, long>", "sales.Last(7.Days).CountBy(s => s.City)")]
    [InlineData("FeatureMap<Size, long>", "sales.Last(9).CountBy(s => s.Size)")]
    [InlineData("FeatureMap<DateOnly, decimal>", "sales.Last(7.Days, 1.Days).SumBy(s => s.Due, s => s.Amount)")]
    [InlineData("FeatureMap<int, double>", "sales.All().SumBy(selector: s => s.Km, key: s => s.Floor)")]
    [InlineData("FeatureMap<bool, TimeSpan>", "sales.Session(1.Hours, 1.Days).SumBy(s => s.IsOnline, s => s.Paused)")]
    [InlineData("double?", "sales.All().SumBy(s => s.Till, s => s.Weight).At(\"a\")")]
    [InlineData("bool", "sales.All().CountBy(s => s.Size).ContainsKey(Size.Large)")]
    [InlineData("int", "sales.All().CountBy(s => s.Waited).Count")]
    [InlineData("FeatureList<Guid>", "sales.All().CountBy(s => s.SaleId).Keys")]
    [InlineData("decimal?", "sales.All().SumBy(s => s.City, s => s.Amount).Values.Max()")]
    public Task Maps_of_a_window_are_of_the_language(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("long?", "{|FDSL3001:sales.All().CountBy(s => s.Km)|}.At(2)")]
    [InlineData("long?", "{|FDSL3001:sales.All().CountBy(s => s.Amount)|}.At(2)")]
    [InlineData("long", "{|FDSL3001:sales.All().CountBy(s => s.City)[\"a\"]|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().CountBy(s => s.City).Equals(sales.Last(7.Days).CountBy(s => s.City))|}")]
    [InlineData("FeatureMap<string, decimal>", "{|FDSL3001:AsOf.Day > 3 ? sales.All().SumBy(s => s.City!, s => s.Amount) : sales.All().SumBy(s => s.City!, s => s.Amount * 0.5m)|}")]
    public Task A_map_has_keys_that_are_equal_or_not_and_meets_maps_of_its_own_type(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("FeatureList<int>", "sales.Last(7.Days).LastN(1000, s => s.Units)")]
    [InlineData("FeatureList<int?>", "sales.Last(7.Days, 1.Hours).FirstN(1, s => s.Floor)")]
    [InlineData("FeatureList<string>", "sales.Last(9).LastDistinct(3, s => s.City)")]
    [InlineData("FeatureList<int>", "sales.Last(7.Days, 1.Hours).FirstDistinct(3, s => s.Floor)")]
    [InlineData("FeatureList<decimal>", "sales.Where(s => s.IsOnline).All().LastN(3, s => s.Amount)")]
    [InlineData("FeatureList<string>", "sales.Last(7.Days).TopK(1000, s => s.City)")]
    [InlineData("FeatureList<Size>", "sales.Last(7.Days).TopK(selector: s => s.Size, count: 1)")]
    public Task Lists_of_a_window_are_of_the_language(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("double?", "sales.All().Quantile({|FDSL3001:1.5|}, s => s.Km)")]
    [InlineData("double?", "sales.All().Quantile({|FDSL3001:-0.1|}, s => s.Km)")]
    [InlineData("double?", "sales.All().Quantile({|FDSL3001:double.NaN|}, s => s.Km)")]
    [InlineData("double?", "sales.All().Quantile({|FDSL3001:AsOf.Day / 31.0|}, s => s.Km)")]
    [InlineData("double?", "sales.All().Quantile(selector: s => s.Km, share: {|FDSL3001:AsOf.Day|})")]
    [InlineData("long", "{|FDSL3001:sales.All().CountDistinctApproximate(s => s.Km)|}")]
    [InlineData("long", "{|FDSL3001:sales.All().CountDistinctApproximate(s => s.Amount)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.All().Histogram(s => s.Km)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.All().Histogram(s => s.Km, 2, 1)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.All().Histogram(s => s.Km, 0, 1, 1)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.All().Histogram(s => s.Km, 0, double.NaN)|}")]
    [InlineData("FeatureList<long>", "sales.All().Histogram(s => s.Km, {|FDSL3001:double.PositiveInfinity|})")]
    [InlineData("FeatureList<long>", "sales.All().Histogram(s => s.Km, 0, {|FDSL3001:AsOf.Day|})")]
    [InlineData("FeatureList<long>", "sales.All().Histogram(s => s.Km, [0, {|FDSL3001:.. _bounds|}])")]
    [InlineData("FeatureList<long>", "sales.All().Histogram(s => s.Km, {|FDSL3001:_bounds|})")]
    public Task Shares_and_bounds_are_constants_that_make_sense(string type, string body) => RuleCase.View($"private static readonly double[] _bounds = [1, 2];\n{ShopLanguage.Feature(type, body)}");

    [Fact]
    public async Task A_histogram_has_64_bounds_at_most()
    {
        string Buckets(int bounds) => $"sales.All().Histogram(s => s.Km, {string.Join(", ", Enumerable.Range(0, bounds))})";
        await RuleCase.Feature("FeatureList<long>", Buckets(64));
        await RuleCase.Feature("FeatureList<long>", $"{{|FDSL3001:{Buckets(65)}|}}");
    }

    [Theory]
    [InlineData("double?", "sales.Last(7.Days).Quantile(0.95, s => s.Km)")]
    [InlineData("long", "sales.Last(7.Days).CountDistinctApproximate(s => s.City) + sales.All().CountDistinctApproximate(s => s.Units)")]
    [InlineData("double?", "sales.Last(7.Days).Quantile(1, s => s.Units)")]
    [InlineData("double?", "sales.Last(7.Days).Quantile(selector: s => s.Floor, share: Share)")]
    [InlineData("double?", "sales.Last(7.Days).Median(s => s.Weight) - sales.Last(7.Days).Entropy(s => s.City)")]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Histogram(s => s.Weight, -1.5, 0, Share, 1e9)")]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Histogram(s => s.Floor, [0])")]
    [InlineData("string?", "sales.Last(7.Days).MaxBy(s => s.City, s => s.Amount)")]
    [InlineData("DateTime?", "sales.Last(7.Days).MinBy(key: s => s.Km, value: s => s.At)")]
    [InlineData("Size?", "sales.Last(3).MinBy(s => s.Size, s => s.At)")]
    [InlineData("double?", "sales.All().MinBy(s => s.At - s.PaidAt, s => s.At - s.PaidAt)?.TotalHours")]
    [InlineData("double?", "sales.All().Entropy(s => s.At - s.PaidAt)")]
    public Task Quantiles_histograms_and_values_by_a_key_are_of_the_language(string type, string body) => RuleCase.View($"private const double Share = 0.9;\n{ShopLanguage.Feature(type, body)}");

    [Theory]
    [InlineData("int?", "{|FDSL3001:sales.All().MinBy(s => s.Units, s => s.IsOnline)|}")]
    [InlineData("int?", "{|FDSL3001:sales.All().MaxBy(s => s.Units, s => s.SaleId)|}")]
    [InlineData("int?", "sales.All().MaxBy(s => s.Units, s => {|FDSL3001:AsOf|})")]
    public Task A_key_is_a_number_or_an_instant_of_the_event_and_a_value_is_a_column(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("int", "{|FDSL3001:sales.All().LastN(3, s => s.Units)[0]|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.Amount).Contains(1m)|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.Km).Contains(null)|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.Km).Contains(1.5)|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.Size).Equals(sales.All().LastN(3, s => s.Size))|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.Units) == sales.All().FirstN(3, s => s.Units)|}")]
    [InlineData("int", "{|FDSL3001:sales.All().LastN(3, s => s.Units).First()|}")]
    [InlineData("int", "{|FDSL3001:sales.All().LastN(3, s => s.Units).Count()|}")]
    [InlineData("bool", "{|FDSL3001:sales.All().LastN(3, s => s.IsOnline).Max()|}")]
    [InlineData("string?", "{|FDSL3001:sales.All().LastN(3, s => s.Till).Max()|}")]
    [InlineData("decimal", "{|FDSL3001:sales.All().LastN(3, s => s.Amount).Average()|}")]
    [InlineData("string", "{|FDSL3001:sales.All().LastN(3, s => s.Units).ToString()|}")]
    [InlineData("long", "{|FDSL3001:sales.All().LastN(3, s => s.Units).Sum(u => u * 2)|}")]
    [InlineData("long", "sales.All().Count(s => s.Units > {|FDSL3001:sales.All().LastN(3, t => t.Units)|}.Count)")]
    public Task What_a_list_does_not_give_is_refused(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("int", "sales.All().LastN(3, s => s.Till).Count")]
    [InlineData("string?", "sales.All().LastN(3, s => s.Till).At(0)")]
    [InlineData("string?", "sales.All().LastN(3, s => s.City).At(AsOf.Day - 40)")]
    [InlineData("Size?", "sales.All().FirstN(3, s => s.Size).At(1)")]
    [InlineData("bool", "sales.All().LastDistinct(3, s => s.City).Contains(\"Rome\")")]
    [InlineData("bool", "sales.All().LastN(3, s => s.Floor).Contains(4)")]
    [InlineData("long", "sales.All().LastN(3, s => s.Floor).Sum()")]
    [InlineData("decimal", "sales.All().LastN(3, s => s.Amount).Sum()")]
    [InlineData("double?", "sales.All().LastN(3, s => s.Weight).Average()")]
    [InlineData("DateTime?", "sales.All().LastN(3, s => s.At).Min()")]
    public Task What_a_list_gives_is_not(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.All().Every(1.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Session(1.Days, 7.Days).Every(1.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(7.Days, 1.Hours).Every(1.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(7.Days).Last(5).Every(1.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(7.Days).Every(2.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(65.Days).Every(1.Days)|}.Count()")]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Every({|FDSL3001:TimeSpan.Zero|}).Count()")]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Every({|FDSL3001:AsOf - AsOf.Date|}).Count()")]
    [InlineData("long", "sales.Last(7.Days).Count(s => s.Units > {|FDSL3001:sales.Last(7.Days).Every(1.Days).Count()|}.At(0))")]
    public Task A_series_is_a_whole_number_of_buckets_of_an_exact_window(string type, string body) => RuleCase.Feature(type, body);

    [Theory]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Every(1.Days).Count()")]
    [InlineData("FeatureList<long>", "sales.Last(64.Minutes).Every(1.Minutes).Count(s => s.IsOnline)")]
    [InlineData("FeatureList<decimal>", "Online.Last(7.Days).Every(1.Days).Sum(s => s.Amount)")]
    [InlineData("FeatureList<double?>", "Daily.Average(s => s.Units)")]
    [InlineData("FeatureList<int?>", "Daily.Min(s => s.Units)")]
    [InlineData("FeatureList<decimal?>", "Daily.Max(s => s.Amount)")]
    [InlineData("FeatureList<string?>", "Daily.First(s => s.City)")]
    [InlineData("FeatureList<Size?>", "Daily.Last(s => s.Size)")]
    [InlineData("FeatureList<long>", "Daily.CountDistinct(s => s.City)")]
    [InlineData("FeatureList<TimeSpan>", "Daily.Sum(s => s.At - s.PaidAt)")]
    [InlineData("long?", "Daily.Count().At(6)")]
    [InlineData("FeatureList<double?>", "Daily.VarianceSample(s => s.Units)")]
    [InlineData("FeatureList<double?>", "Daily.Kurtosis(s => s.Km)")]
    [InlineData("FeatureList<double?>", "Daily.Quantile(selector: s => s.Floor, share: 0.9)")]
    [InlineData("FeatureList<double?>", "Daily.MedianApproximate(s => s.Km)")]
    [InlineData("FeatureList<double?>", "Daily.Entropy(s => s.City)")]
    [InlineData("FeatureList<long>", "Daily.CountDistinctApproximate(s => s.City)")]
    [InlineData("FeatureList<string?>", "Daily.MaxBy(s => s.City, s => s.Amount)")]
    [InlineData("FeatureList<Size?>", "Daily.MinBy(key: s => s.Km, value: s => s.Size)")]
    [InlineData("FeatureList<bool>", "Daily.Any()")]
    [InlineData("FeatureList<bool>", "Daily.All(s => s.IsOnline)")]
    [InlineData("FeatureList<double?>", "Daily.Ratio(s => s.IsOnline, s => s.Units > 1)")]
    [InlineData("FeatureList<long>", "Daily.CountPresent(s => s.Floor)")]
    [InlineData("FeatureList<decimal?>", "Daily.Range(s => s.Amount)")]
    [InlineData("FeatureList<TimeSpan?>", "Daily.TimeSinceLast()")]
    [InlineData("FeatureList<TimeSpan?>", "Daily.TimeSinceFirst(s => s.PaidAt)")]
    [InlineData("FeatureList<double>", "Daily.DecayedSum(s => s.Km, halfLife: 1.Days)")]
    [InlineData("double?", "Daily.DecayedCount(6.Hours).Max()")]
    public Task Buckets_are_counted_added_and_averaged(string type, string body) => RuleCase.View($$"""
        private Events<Sale> Online => sales.Where(s => s.IsOnline);
        private Series<Sale> Daily => Online.Last(7.Days).Every(1.Days);
        {{ShopLanguage.Feature(type, body)}}
        """);

    [Theory]
    [InlineData("FeatureList<string>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).TopK(3, s => s.City)|}")]
    [InlineData("string?", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).LastN(3, s => s.City)|}.At(0)")]
    [InlineData("FeatureList<int>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).FirstN(3, s => s.Units)|}")]
    [InlineData("FeatureList<int>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).LastDistinct(3, s => s.Units)|}")]
    [InlineData("FeatureList<int>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).FirstDistinct(3, s => s.Units)|}")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).Histogram(s => s.Km, 0, 1)|}")]
    [InlineData("FeatureMap<string, long>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).CountBy(s => s.City)|}")]
    [InlineData("FeatureMap<string, decimal>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).SumBy(s => s.City, s => s.Amount)|}")]
    [InlineData("FeatureList<decimal>", "sales.Last(7.Days).Every(1.Days).Sum(s => s.Nothing)")]
    [InlineData("FeatureList<long>", "sales.Last(7.Days).Every(1.Days).Tally(s => s.City)")]
    [InlineData("FeatureList<long>", "{|FDSL3001:sales.Last(7.Days).Every(1.Days).CountDistinctApproximate(s => s.Km)|}")]
    [InlineData("FeatureList<double?>", "sales.Last(7.Days).Every(1.Days).Quantile({|FDSL3001:1.5|}, s => s.Km)")]
    [InlineData("FeatureList<double>", "sales.Last(7.Days).Every(1.Days).DecayedCount({|FDSL3001:TimeSpan.Zero|})")]
    public Task Lists_and_maps_of_buckets_are_refused(string type, string body) => RuleCase.Feature(type, body);

    [Fact]
    public void What_gives_a_list_or_a_map_says_what_to_write_of_a_series() => Assert.All(
        AggregateTable.Rows,
        row => Assert.Equal(row.Name is "TopK" or "LastN" or "FirstN" or "FirstDistinct" or "LastDistinct" or "Histogram" or "CountBy" or "SumBy", row.InSeries is not null));

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
    [InlineData("long", "sales.Session(30.Minutes, 1.Days).Where(t => t.IsOnline).Last(5).Count()")]
    [InlineData("FeatureList<int>", "sales.Session(longest: 1.Days, gap: 1.Days).LastN(3, t => t.Units)")]
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
