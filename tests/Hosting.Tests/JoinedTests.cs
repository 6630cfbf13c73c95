namespace FeatureDsl.Hosting.Tests;

/// <summary>Events that bring snapshot rows along, and features that are looked up, through the commands.</summary>
public sealed class JoinedTests : IDisposable
{
    private readonly FeatureProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Rows_that_events_bring_along_are_loaded_replayed_trained_on_and_verified()
    {
        _program.Write("lines.csv",
            "line_id,invoice_no,invoice_ts,customer_id,stock_code,quantity,unit_price,country",
            "1,a,2024-05-01T10:00:00Z,7,MUG,2,2.5,UK",
            "2,a,2024-05-02T10:00:00Z,7,MUG,1,4,UK",
            "3,b,2024-05-02T10:00:00Z,8,CUP,1,1,UK");
        _program.Write("listings.csv", "stock_code,since,list_price,category", "MUG,2024-05-01T00:00:00Z,3,kitchen", "MUG,2024-05-02T00:00:00Z,5,gifts");
        var spine = _program.Write("spine.csv", "customer_id,as_of", "7,2024-05-01T12:00:00Z", "7,2024-05-03T00:00:00Z", "8,2024-05-03T00:00:00Z", "9,2024-05-03T00:00:00Z");
        (await _program.RunAsync("load", "OrderLine", "lines.csv")).Succeeds();
        (await _program.RunAsync("load", "Listing", "listings.csv")).Succeeds();

        (await _program.RunAsync("replay", "OrderLine")).FailsWith("bring rows of Listing along", "replay OrderLine Listing");
        (await _program.RunAsync("replay", "OrderLine", "Listing")).Succeeds();
        var saved = (await _program.RunAsync("get", "CustomerSpending", "--key", "7", "--as-of", "2024-05-03T00:00:00Z")).Succeeds().Out;
        Assert.Matches(@"Saved90d\s+2\b", saved);
        Assert.Matches(@"Shelves90d\s+2\b", saved);

        // The product of the newest line is found by the way.
        Assert.Matches(@"Customers30d\s+1\b", (await _program.RunAsync("get", "LastPurchase", "--key", "8", "--as-of", "2024-05-03T00:00:00Z")).Succeeds().Out);

        (await _program.RunAsync("train", "CustomerSpending", "--spine", spine, "--out", "set.csv")).Succeeds();
        var set = await File.ReadAllLinesAsync(Path.Combine(_program.Folder, "set.csv"), TestContext.Current.CancellationToken);
        var place = set[0].Split(',').ToList().IndexOf("Saved90d");
        Assert.Equal(["1", "2", "0", "0"], set.Skip(1).Select(line => line.Split(',')[place]));
        (await _program.RunAsync("verify", "CustomerSpending", "--spine", spine)).Succeeds();
        (await _program.RunAsync("verify", "LastPurchase", "--spine", spine)).Succeeds();
    }
}
