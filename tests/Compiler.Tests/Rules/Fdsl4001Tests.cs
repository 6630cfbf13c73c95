namespace FeatureDsl.Compiler.Tests.Rules;

public sealed class Fdsl4001Tests
{
    [Theory]
    [InlineData("")]
    [InlineData("// Sales.\n")]
    [InlineData("/// <summary></summary>\n")]
    [InlineData("/// <remarks>Sales.</remarks>\n")]
    public Task A_feature_without_a_summary_has_no_description(string comment) =>
        RuleCase.View(comment + "[Feature] public long {|FDSL4001:F|} => sales.Last(7.Days).Count();");

    [Theory]
    [InlineData("/// <summary>Sales.</summary>\n")]
    [InlineData("/// <summary>\n/// Sales of <see cref=\"Shop\"/>.\n/// </summary>\n")]
    public Task With_one_it_has(string comment) => RuleCase.View(comment + "[Feature] public long F => sales.Last(7.Days).Count();");
}
