using FeatureDsl.Benchmarks.Measuring;
using FeatureDsl.Benchmarks.Offline;

namespace FeatureDsl.Benchmarks.Tests;

/// <summary>The benchmarks at a small size: they run, and what they compare is equal. How long it takes is nobody's business here.</summary>
public class SmallRunTests
{
    [Theory]
    [InlineData("offline", "equal row by row")]
    [InlineData("aggregates", "close row by row")]
    [InlineData("shapes", "equal row by row to a query by hand")]
    [InlineData("client", "GET/MGET")]
    [InlineData("evaluator", "equal values")]
    [InlineData("state", "equal after a round trip")]
    [InlineData("ingest", "plain SET")]
    public async Task A_benchmark_compares_what_it_measures_and_prints_a_table(string name, string expected)
    {
        var (code, output, errors) = await RunAsync(name, "--rows", "5000", "--repetitions", "1");

        Assert.True(code == 0, errors);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_none_is_a_wrong_command_line()
    {
        var (code, _, errors) = await RunAsync("fastest");

        Assert.Equal(2, code);
        Assert.Contains("there are offline, aggregates, shapes, client, evaluator, state, ingest and all", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_differs_is_named_with_its_row_and_feature()
    {
        var (ours, theirs) = (new CellTable(["Count", "Newest"], 2), new CellTable(["Count", "Newest"], 2));
        foreach (var (row, newest) in new[] { (0, (object)1.25m), (1, DBNull.Value) })
        {
            ours.Take(row, [2L, newest]);
            theirs.Take(row, [2L, 1.25m]);
        }

        var unequal = Assert.Throws<UnequalException>(() => ours.RequireEqual(theirs, "One", "Another"));

        Assert.Contains("row 1, Newest: missing and 125", unequal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_there_is_a_difference()
    {
        var (ours, theirs) = (new CellTable(["Count"], 1), new CellTable(["Count"], 1));
        ours.Take(0, [0L]);

        Assert.Throws<UnequalException>(() => ours.RequireEqual(theirs, "One", "Another"));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await BenchmarkProgram.RunAsync(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
