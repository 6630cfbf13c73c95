using FeatureDsl.Compiler.Binding;
using FeatureDsl.Compiler.Diagnostics;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Binding;

/// <summary>What the binder makes of an expression, as short text.</summary>
public sealed class IrTests
{
    [Theory]
    [InlineData("long", "sales.Last(7.Days).Count()", "Count(sales[7d])")]
    [InlineData("long", "sales.Last(7.Days, 1.Hours).Count(t => t.IsOnline)", "Count(sales[7d by 1h] where t.IsOnline)")]
    [InlineData("long", "sales.Last(hop: 1.Hours, span: 7.Days).Count()", "Count(sales[7d by 1h])")]
    [InlineData("long", "Online.Where(t => t.Units > 1).Last(7.Days).Count()", "Count(sales[7d] where And(t.IsOnline, Greater(t.Units, 1)))")]
    [InlineData("long", "Online.Last(5).Where(t => t.Units > 1).Count()", "Count(sales[all][newest 5] where t.IsOnline then where Greater(t.Units, 1))")]
    [InlineData("long", "sales.Last(7.Days).Last(5).Sum(t => t.Units)", "Sum(sales[7d][newest 5]; Convert<int64>(t.Units))")]
    [InlineData("long", "sales.Session(longest: 1.Days, gap: 1.Hours).Count()", "Count(sales[1d][session 1h])")]
    [InlineData("long", "Online.Session(1.Hours, 1.Days).Where(t => t.Units > 1).Last(5).Count(t => t.Floor > 1)",
        "Count(sales[1d][session 1h of t.IsOnline][newest 5] where And(t.IsOnline, Greater(t.Units, 1)) then where Greater(t.Floor, 1))")]
    [InlineData("double?", "sales.All().Average(t => (double)t.Amount)", "Average(sales[all]; Convert<float64>(t.Amount))")]
    [InlineData("Size?", "sales.All().Last(t => t.Size)", "Last(sales[all]; t.Size)")]
    [InlineData("bool", "sales.Last(7.Days).Any()", "Greater(Count(sales[7d]), 0L)")]
    [InlineData("bool", "Online.Last(7.Days).Any(t => t.Units > 1)", "Greater(Count(sales[7d] where And(t.IsOnline, Greater(t.Units, 1))), 0L)")]
    [InlineData("bool", "sales.Last(5).All(t => t.IsOnline)", "Equal(Count(sales[all][newest 5] then where Not(t.IsOnline)), 0L)")]
    [InlineData("long", "sales.All().CountPresent(t => t.Km)", "Count(sales[all] where Not(IsMissing(t.Km)))")]
    [InlineData("long", "sales.All().CountPresent(t => t.Units)", "Count(sales[all])")]
    [InlineData("double?", "sales.All().Ratio(t => t.IsOnline)",
        "Conditional(Equal(Count(sales[all]), 0L), missing, Divide(Convert<float64>(Count(sales[all] where t.IsOnline)), Convert<float64>(Count(sales[all]))))")]
    [InlineData("double?", "sales.All().Ratio(whole: t => t.Units > 1, part: t => t.IsOnline)",
        "Conditional(Equal(Count(sales[all] where Greater(t.Units, 1)), 0L), missing, Divide(Convert<float64>(Count(sales[all] where t.IsOnline)), Convert<float64>(Count(sales[all] where Greater(t.Units, 1)))))")]
    [InlineData("double?", "sales.All().Range(t => t.Km)", "Subtract(Max(sales[all]; t.Km), Min(sales[all]; t.Km))")]
    [InlineData("double?", "sales.All().TimeSinceLast()?.TotalHours", "TimeSpan.TotalHours(DateTime.Subtract(as-of, Max(sales[all]; t.At)))")]
    [InlineData("double?", "sales.All().TimeSinceFirst(t => t.PaidAt)?.TotalDays", "TimeSpan.TotalDays(DateTime.Subtract(as-of, Min(sales[all]; t.PaidAt)))")]
    public void Windows(string type, string body, string expected) => Assert.Equal(expected, Bound(type, body));

    [Theory]
    [InlineData("int", "1 + 2 * Two", "5")]
    [InlineData("long", "sales.All().Count() + 1", "Add(Count(sales[all]), 1L)")]
    [InlineData("double", "sales.All().Count() / 2.0", "Divide(Convert<float64>(Count(sales[all])), 2d)")]
    [InlineData("double?", "sales.All().Max(t => t.Km) - 1", "Subtract(Max(sales[all]; t.Km), 1d)")]
    [InlineData("decimal", "sales.All().Sum(t => t.Amount * 1.19m)", "Sum(sales[all]; Multiply(t.Amount, 1.19m))")]
    [InlineData("decimal", "sales.All().Max(t => t.Amount) ?? 0m", "Coalesce(Max(sales[all]; t.Amount), Rescale<decimal(18,2)>(0m))")]
    [InlineData("bool", "sales.All().Count() > 1 && !(AsOf.Hour < 8)", "And(Greater(Count(sales[all]), 1L), Not(Less(DateTime.Hour(as-of), 8)))")]
    [InlineData("double", "Maths.Pow(y: 2, x: sales.All().Count())", "Maths.Pow(Convert<float64>(Count(sales[all])), 2d)")]
    [InlineData("double?", "Maths.Clip(sales.All().Max(t => t.Km), 0, 5)", "Maths.Clip(Max(sales[all]; t.Km), 0d, 5d)")]
    [InlineData("long", "Maths.Clip(sales.All().Count(), 0, 5)", "Maths.Clip(Count(sales[all]), 0L, 5L)")]
    [InlineData("int", "Maths.Sign(sales.All().Sum(t => t.Amount))", "Maths.Sign(Sum(sales[all]; t.Amount))")]
    [InlineData("int?", "Maths.Bucketise(sales.All().Max(t => t.Km), 1, 2.5)", "Maths.Bucketise(Max(sales[all]; t.Km), 1d, 2.5d)")]
    [InlineData("int?", "Maths.Bucketise(sales.All().Max(t => t.Km), [1, 2.5])", "Maths.Bucketise(Max(sales[all]; t.Km), 1d, 2.5d)")]
    [InlineData("int?", "Maths.OneHotIndex(sales.All().Last(t => t.Size), Size.Large)", "Maths.OneHotIndex(Last(sales[all]; t.Size), Large)")]
    [InlineData("double?", "(AsOf - sales.All().Last(t => t.At))?.TotalHours", "TimeSpan.TotalHours(DateTime.Subtract(as-of, Last(sales[all]; t.At)))")]
    [InlineData("decimal?", "sales.All().Max(t => t.Amount) * 2", "Multiply(Max(sales[all]; t.Amount), 2m)")]
    [InlineData("long", "checked(5L + Two)", "7L")]
    [InlineData("TimeSpan", "AsOf - AsOf.Date - 1.Hours", "Time.Add(DateTime.Subtract(as-of, DateTime.Date(as-of)), Negate(1h))")]
    [InlineData("TimeSpan", "sales.All().Sum(t => t.Waited) + 1.Hours", "Time.Add(Sum(sales[all]; t.Waited), 1h)")]
    [InlineData("TimeSpan?", "-sales.All().Max(t => t.Paused)", "Negate(Max(sales[all]; t.Paused))")]
    [InlineData("TimeSpan?", "sales.All().Range(t => t.Paused)", "Time.Add(Max(sales[all]; t.Paused), Negate(Min(sales[all]; t.Paused)))")]
    [InlineData("bool", "sales.All().Average(t => t.Waited) > 1.Hours + 30.Minutes", "Greater(Average(sales[all]; t.Waited), 5400000000us)")]
    [InlineData("TimeSpan", "sales.All().Min(t => t.Paused) ?? TimeSpan.Zero", "Coalesce(Min(sales[all]; t.Paused), 0d)")]
    [InlineData("DateOnly", "DateOnly.FromDateTime(AsOf)", "Time.DateOf(as-of)")]
    [InlineData("bool", "profile.Value?.Opened >= new DateOnly(day: 29, month: 2, year: 2024)", "GreaterOrEqual(profile.Opened, 19782)")]
    [InlineData("int?", "(profile.Value?.Opened)?.DayNumber - sales.All().Max(t => t.Due)?.DayNumber", "Subtract(DateOnly.DayNumber(profile.Opened), DateOnly.DayNumber(Max(sales[all]; t.Due)))")]
    [InlineData("FeatureList<TimeSpan>", "sales.All().LastN(3, t => t.Waited)", "LastN(sales[all][newest 3]; t.Waited)")]
    [InlineData("FeatureMap<string, decimal>", "sales.All().SumBy(t => t.City, t => t.Amount)", "SumBy(sales[all]; Pair(t.Amount, t.City))")]
    [InlineData("long?", "sales.All().CountBy(t => t.Size).At(Size.Large)", "Map.At<int64?>(CountBy(sales[all]; t.Size), Large)")]
    [InlineData("long", "sales.All().CountBy(t => t.Size).Values.Sum()", "List.Sum(Map.Values(CountBy(sales[all]; t.Size)))")]
    public void Arithmetic(string type, string body, string expected) => Assert.Equal(expected, Bound(type, body));

    [Theory]
    [InlineData("float?", "profile.Value?.Rating", "profile.Rating")]
    [InlineData("float?", "profile.MaxAge(2.Hours).Value?.Rating", "profile[2h].Rating")]
    [InlineData("bool", "profile.Value is null", "Not(exists(profile))")]
    [InlineData("bool", "profile.Value != null", "Not(Not(exists(profile)))")]
    [InlineData("int", "profile.Value?.Clerks ?? 3", "Coalesce(profile.Clerks, 3)")]
    [InlineData("int", "(profile.Value?.Clerks).GetValueOrDefault()", "Coalesce(profile.Clerks, 0)")]
    [InlineData("long?", "sales.All().Count() == 0 ? null : sales.All().Count()", "Conditional(Equal(Count(sales[all]), 0L), missing, Count(sales[all]))")]
    [InlineData("int", "(profile.Value?.Clerks).Value", "PresentValue(profile.Clerks)")]
    public void Missing_values(string type, string body, string expected) =>
        Assert.Equal(expected, Bound(type, body));

    [Theory]
    [InlineData("long", "sales.All().Count(t => t.Size is Size.Small or Size.Large)", "Count(sales[all] where Or(Equal(t.Size, Small), Equal(t.Size, Large)))")]
    [InlineData("long", "sales.All().Count(t => t.Floor is > 1 and not 4)", "Count(sales[all] where And(Greater(t.Floor, 1), Not(Equal(t.Floor, 4))))")]
    [InlineData("long", "sales.All().Count(t => t.City is { })", "Count(sales[all] where Not(IsMissing(t.City)))")]
    [InlineData("int", "AsOf.Hour switch { < 8 => 0, 8 or 9 => 1, _ => 2 }", "Conditional(Less(DateTime.Hour(as-of), 8), 0, Conditional(Or(Equal(DateTime.Hour(as-of), 8), Equal(DateTime.Hour(as-of), 9)), 1, 2))")]
    public void Patterns(string type, string body, string expected) => Assert.Equal(expected, Bound(type, body));

    [Theory]
    [InlineData("string", "$\"a{sales.All().Last(t => t.City)}b{sales.All().First(t => t.City)}c\"", "Text.Concat('a', Last(sales[all]; t.City), 'b', First(sales[all]; t.City), 'c')")]
    [InlineData("string", "sales.All().Last(t => t.City) + \"-\" + sales.All().Last(t => t.City)", "Text.Concat(Last(sales[all]; t.City), '-', Last(sales[all]; t.City))")]
    [InlineData("int", "Text.Length(sales.All().Last(t => t.City) ?? \"\") ?? 0", "Text.Length(Coalesce(Last(sales[all]; t.City), ''))")]
    [InlineData("bool", "string.IsNullOrEmpty(sales.All().Last(t => t.City))", "Or(IsMissing(Last(sales[all]; t.City)), Equal(Last(sales[all]; t.City), ''))")]
    [InlineData("bool?", "sales.All().Last(t => t.City)?.Contains(\"x\")", "Conditional(IsMissing(Last(sales[all]; t.City)), missing, Text.Contains(Last(sales[all]; t.City), 'x'))")]
    [InlineData("string?", "Text.Substring(sales.All().Last(t => t.City), 1)", "Text.Substring(Last(sales[all]; t.City), 1, 2147483647)")]
    [InlineData("int", "Hash.Bucket(Hash.Of(AsOf), 7)", "Hash.Bucket(Hash.Of(as-of), 7)")]
    [InlineData("DateTime", "Time.AddMonths(months: -1, at: AsOf)", "Time.AddMonths(as-of, -1)")]
    public void Functions(string type, string body, string expected) => Assert.Equal(expected, Bound(type, body));

    [Fact]
    public void Features_refer_to_each_other_and_private_properties_are_read_in_place()
    {
        var view = View("""
            private long Half => A / 2;
            /// <summary>A.</summary>
            [Feature] public long A => sales.All().Count();
            /// <summary>B.</summary>
            [Feature] public long B => Half + A;
            /// <summary>C.</summary>
            [Feature] public double? C => (AsOf - sales.All().Last(t => t.At))?.TotalDays;
            /// <summary>D.</summary>
            [Feature] public bool D => C > B;
            """);
        Assert.Equal(["A", "B", "C", "D"], view.Features.Select(f => f.Name));
        Assert.Equal("Add(Divide(Case.A, 2L), Case.A)", IrText.Of(view.Features[1].Body));
        Assert.Equal("Greater(Case.C, Convert<float64>(Case.B))", IrText.Of(view.Features[3].Body));
    }

    [Fact]
    public void A_broken_feature_is_left_out_with_what_refers_to_it()
    {
        var view = View("""
            /// <summary>A.</summary>
            [Feature] public long A => B + 1;
            /// <summary>B.</summary>
            [Feature] public long B => A + 1;
            /// <summary>C.</summary>
            [Feature] public long C => B + 1;
            /// <summary>D.</summary>
            [Feature] public long D => sales.All().Count();
            """);
        Assert.Equal(["D"], view.Features.Select(f => f.Name));
    }

    private static string Bound(string type, string body) => IrText.Of(
        View($"private const int Two = 2;\n private Events<Sale> Online => sales.Where(t => t.IsOnline);\n {ShopLanguage.Feature(type, body)}").Features.Single().Body);

    private static ViewModel View(string members)
    {
        var compilation = ShopLanguage.Compile([.. ShopLanguage.GeneratedShop, "#nullable enable\n" + ShopLanguage.View(members)]);
        return ViewBinder.Bind(compilation.GetTypeByMetadataName("Case")!, compilation, new Findings(), TestContext.Current.CancellationToken)!.View;
    }
}
