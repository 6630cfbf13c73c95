namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl4003Tests
{
    private const string Body = "(Events<Sale> sales)\n{\n    /// <summary>Sales.</summary>\n    [Feature] public long F => sales.Last(7.Days).Count();\n}\n";

    [Theory]
    [InlineData("[FeatureView<Shop>]")]
    [InlineData("[FeatureView<Shop>(Version = 2)]")]
    [InlineData("[FeatureView<Shop>(Owner = \" \")]")]
    public Task A_view_without_an_owner_is_nobodys(string attribute) => RuleCase.Code($"{attribute} public sealed partial class {{|FDSL4003:Mine|}}{Body}");

    [Fact]
    public Task A_view_with_one_is_theirs() => RuleCase.Code($"// FDSL4003\n[FeatureView<Shop>(Owner = \"sales\")] public sealed partial class Mine{Body}");
}
