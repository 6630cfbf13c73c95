using FeatureDsl.Conformance;
using FeatureDsl.Hosting.Verification;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Runtime;

namespace FeatureDsl.Parity.Tests.Conformance;

/// <summary>The conformance cases, answered by the training query, online on both stores, and in plain C#.</summary>
public sealed class ConformanceTests(Engines engines)
{
    public static TheoryData<string> Cases => [.. ConformanceCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_three_executions_give_the_expected_values(string name)
    {
        var ct = TestContext.Current.CancellationToken;
        var one = ConformanceCase.All.Single(c => c.Name == name);
        var project = CompiledProgram.Load($"Conformance.{name}", SpecProgram.Of(one.Specification));
        var folder = engines.Folder(name);
        foreach (var source in project.Sources)
        {
            await engines.ClickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}", ct: ct);
            var loaded = await SourceLoader.LoadAsync(engines.ClickHouse, source, [one.Rows(source.Model.Table)], Path.Combine(folder, "rejects.csv"), again: true, ct: ct);
            Assert.Equal(0L, loaded.RowsRejected);
        }

        var target = project.Targets.Single(t => t.Name == "Answers");
        foreach (var server in new[] { OnlineServer.Garnet, OnlineServer.Redis })
        {
            await using var session = engines.Session(project, server);
            var report = await new Verifier(session, engines.ClickHouse, target).RunAsync(new VerifyOptions(one.Questions, int.MaxValue, 0), ct);
            Assert.True(report.Differences.Count == 0, string.Join("\n", report.Differences.Select(d => $"{d.Feature.Name} at {report.Cases[d.Case].AsOf:O} on {server}: training {d.Training}, online {d.Online}, plain {d.Plain}")));
        }

        var answers = Path.Combine(folder, "answers.csv");
        await TrainingSetBuilder.BuildAsync(engines.ClickHouse, target, one.Questions, answers, ct: ct);
        var names = one.Specification.Features.ToDictionary(f => SpecProgram.Pascal(f.Name), f => f.Name);
        var lines = await File.ReadAllLinesAsync(answers, ct);
        lines[0] = string.Join(',', lines[0].Split(',').Select(c => names.GetValueOrDefault(c, c)));
        await File.WriteAllLinesAsync(answers, lines, ct);
        var wrong = one.Check(answers);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Wrong_answers_are_told_apart()
    {
        var one = ConformanceCase.All.Single(c => c.Name == "window-edges");
        var answers = Path.Combine(engines.Folder("wrong"), "answers.csv");
        var right = await File.ReadAllTextAsync(Path.Combine(one.Directory, "expected.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(["there are no answers"], one.Check(answers));

        await File.WriteAllTextAsync(answers, right, TestContext.Current.CancellationToken);
        Assert.Empty(one.Check(answers));

        await File.WriteAllTextAsync(answers, right.Replace(",3,21", ",4,", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["n at (1, 2026-03-10 10:00:00.000000): 3 is right, not 4", "total at (1, 2026-03-10 10:00:00.000000): 21 is right, not missing"], one.Check(answers));
    }

    [Theory]
    [InlineData("float64", "0", "-0", false)]
    [InlineData("float64", "NaN", "nan", true)]
    [InlineData("float64", "-Infinity", "-inf", true)]
    [InlineData("float64", "Infinity", "-inf", false)]
    [InlineData("float64", "0.1", "0.10000000000000001", true)]
    [InlineData("float64", "0.1", "0.10000000000000002", false)]
    [InlineData("float32?", null, "0", false)]
    [InlineData("decimal(2)", "0.30", "0.3", true)]
    [InlineData("string?", "", null, false)]
    [InlineData("date", "2024-02-29", "2024-02-28", false)]
    [InlineData("duration", "1000000", "1000001", false)]
    [InlineData("map(string;float64)", "{\"a\":0.1,\"b\":\"NaN\"}", "{\"a\": 0.10000000000000001, \"b\": \"nan\"}", true)]
    [InlineData("map(string;int64)", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", false)]
    [InlineData("map(string;int64)", "{\"a\":1}", "{\"a\":1,\"b\":2}", false)]
    [InlineData("map(string;decimal(2))", "{\"a\":0.30}", "{\"a\":0.3}", true)]
    [InlineData("map(string;decimal(2))", "{\"a\":0.30}", "{\"a\":0.31}", false)]
    [InlineData("list(float64?)", "[0.1,null,\"NaN\"]", "[0.10000000000000001, null, \"nan\"]", true)]
    [InlineData("list(float64?)", "[0.1,null]", "[0.1]", false)]
    [InlineData("list(string)", "[\"a\",\"b\"]", "[\"b\",\"a\"]", false)]
    [InlineData("vector(2)", "[0.1,NaN]", "[0.1,\"nan\"]", true)]
    [InlineData("vector(2)", "[0.1,0]", "[0.1,-0]", false)]
    [InlineData("vector(2)", "[0.1,0]", "[0.1]", false)]
    public void Values_are_compared_by_their_types(string type, string? expected, string? given, bool same) =>
        Assert.Equal(same, Values.Same(type, expected, given));
}
