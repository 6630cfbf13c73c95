namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Random programs reach the whole language. Nothing is computed here: programs are made and bound.</summary>
public sealed class ReachTests(ITestOutputHelper output)
{
    private const int Seeds = 200, Least = 1;

    [Fact]
    public void Random_programs_reach_every_operator_and_every_aggregate()
    {
        var reach = new Reach();
        for (var seed = 1; seed <= Seeds; seed++)
            reach.Add(RandomProgram.Make(seed, 12).Text);
        output.WriteLine(reach.ToString());
        output.WriteLine(string.Join(", ", reach.Features.OrderBy(f => f.Value).Select(f => $"{f.Key} {f.Value}")));
        Assert.True(reach.Unbound.Count == 0, $"The language refuses {string.Join('\n', reach.Unbound)}");
        var rare = reach.Features.Where(f => f.Value < Least).Select(f => $"{f.Key} ({f.Value})").ToList();
        Assert.True(rare.Count == 0, $"Fewer than {Least} features of {Seeds} programs use: {string.Join(", ", rare)}; give them more weight in FeatureText or EventText.");
    }
}
