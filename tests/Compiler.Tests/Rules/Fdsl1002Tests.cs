namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl1002Tests
{
    [Theory]
    [InlineData("int", "{|FDSL1002:DateTime.UtcNow|}.Hour")]
    [InlineData("int", "{|FDSL1002:DateTime.Now|}.Hour")]
    [InlineData("int", "{|FDSL1002:DateTime.Today|}.Hour")]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.At < {|FDSL1002:DateTime.UtcNow|})")]
    [InlineData("long", "sales.Last(7.Days).Count(t => t.At < {|FDSL1002:DateTime.UtcNow|}.AddDays(-1))")]
    [InlineData("int", "{|FDSL1002:TimeProvider.System.GetUtcNow()|}.Hour")]
    [InlineData("int", "{|FDSL1002:new Random().Next()|}")]
    [InlineData("int", "{|FDSL1002:Random.Shared.Next()|}")]
    [InlineData("Guid", "{|FDSL1002:Guid.NewGuid()|}")]
    [InlineData("bool", "{|FDSL1002:System.IO.File.Exists(\"/x\")|}")]
    [InlineData("int", "{|FDSL1002:Environment.ProcessId|}")]
    [InlineData("long", "sales.Last(7.Days).Count() + {|FDSL1002:Knobs.Least|}")]
    [InlineData("long", "sales.Last(7.Days).Count() + {|FDSL1002:Knobs.Most|}")]
    public Task The_clock_chance_and_static_state_differ_between_training_and_serving(string type, string body) => RuleCase.Code($$"""
        public static class Knobs { public static int Least; public static int Most { get; set; } public const int Fixed = 3; }
        {{ShopLanguage.View(ShopLanguage.Feature(type, body.Replace("{|FDSL1002:new Random().Next()|}", "{|FDSL1002:new Random().Next()|}")
            .Replace("{|FDSL1002:Random.Shared.Next()|}", "{|FDSL1002:Random.Shared.Next()|}")))}}
        """);

    [Theory]
    [InlineData("int", "AsOf.Hour")]
    [InlineData("long", "sales.Last(7.Days).Count() + Knobs.Fixed")]
    public Task The_instant_that_is_asked_about_and_constants_do_not(string type, string body) => RuleCase.Code($$"""
        public static class Knobs { public const int Fixed = 3; }
        {{ShopLanguage.View(ShopLanguage.Feature(type, body))}}
        """);
}
