using FeatureDsl.Runtime.Files;
using FeatureDsl.Runtime.Tests.Files;
using Runtime.Tests.Engine;

namespace FeatureDsl.Runtime.Tests;

/// <summary>Spines that bring lists and maps for a request.</summary>
[Collection("Spines")] // Elsewhere the tables of spines are counted.
public sealed class CollectionSpineTests(EngineFixture engine) : IDisposable
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.parquet")]
    [InlineData("out.arrow")]
    public async Task They_reach_the_query_and_the_training_set(string name)
    {
        var spine = _folder.Write("spine.tsv", string.Join('\n',
            "driver_id\tas_of\ttags\tstates\tquantities\towners\ttimes\tnote",
            $"1\t2024-01-01 00:00:00\t[\"a\",null]\t[\"Lost\"]\t{{\"cash\":1,\"card\":2}}\t{{\"Finished\":\"{Id}\",\"Lost\":\"{Id}\"}}\t[\"2024-01-01\"]\tfirst",
            "2\t2024-01-01 00:00:00\t[]\t[]\t{}\t{}\t[\"2299-12-31 00:00:00\"]\tsecond",
            "3\t2024-01-01 00:00:00\t[]\t[null]\t{}\t{}\t[]\tthird",
            "4\t2024-01-01 00:00:00\t[]\t[]\t{}\t{}\t[]\tfourth\n").Replace("\"", "\"\"", StringComparison.Ordinal)
            .Replace("\t[", "\t\"[", StringComparison.Ordinal).Replace("]\t", "]\"\t", StringComparison.Ordinal)
            .Replace("\t{", "\t\"{", StringComparison.Ordinal).Replace("}\t", "}\"\t", StringComparison.Ordinal));
        var report = await TrainingSetBuilder.BuildAsync(engine.ClickHouse, new TaggedTarget(), spine, _folder.File(name), ct: Ct);

        Assert.Equal((2, 2), (report.Rows, report.Rejected));
        Assert.Equal(
            [
                "driver_id|as_of|tags|states|quantities|owners|times|note|Tagged|Card|Named|Owned|Moved",
                $"1|2024-01-01 00:00:00.000000|[a,null]|[Lost]|{{card:2,cash:1}}|{{Lost:{Id},Finished:{Id}}}|[2024-01-01 00:00:00.000000]|first|2|2|[Lost]"
                    + $"|{{Lost:{Id},Finished:{Id}}}|{{Lost:{Id},Finished:{Id}}}",
                "4|2024-01-01 00:00:00.000000|[]|[]|{}|{}|[]|fourth|0|0|[]|{}|{}",
            ],
            await TextAsync(name));
        var rejects = await File.ReadAllTextAsync(_folder.File(name + ".rejects.csv"), Ct);
        Assert.Contains("the element at place 0: 2299-12-31 00:00:00 lies outside", rejects, StringComparison.Ordinal);
        Assert.Contains("the element at place 0: null, which the declared type does not have", rejects, StringComparison.Ordinal);
    }

    private async Task<List<string>> TextAsync(string name)
    {
        var file = TableFile.OpenRead(_folder.File(name));
        await using (var writer = TableWriter.Create(_folder.File("text.tsv"), file.Schema))
        {
            await foreach (var chunk in file.ReadAsync(cancellation: Ct))
            {
                using (chunk)
                    await writer.WriteAsync(chunk.Batch, Ct);
            }

            await writer.CompleteAsync(Ct);
        }

        var lines = await File.ReadAllLinesAsync(_folder.File("text.tsv"), Ct);
        return [.. lines.Select(l => l.Replace("\"", "", StringComparison.Ordinal).Replace('\t', '|'))];
    }
}
