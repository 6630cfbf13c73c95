using System.Globalization;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using FeatureDsl.Descriptors;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Histories;
using FeatureDsl.Parity.Tests.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureDsl.Parity.Tests.Shrinking;

/// <summary>Errors are planted in one execution of random programs; what is left of the program shows the error and hardly anything else.</summary>
public sealed partial class ShrinkerTests(Engines engines, ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The errors: their name, and how much of a program they need.</summary>
    public static TheoryData<string, int, int> Errors => new()
    {
        // The training query forgets that the old edge of a window moves in hops.
        { "hops", 20, 1 },
        // The training query does not see what happened in the first minute of an hour.
        { "rows", 15, 1 },
        // The online evaluator loses the sign of zero, whatever it was computed from.
        { "zero", 4, 1 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_planted_error_is_shrunk_to_what_shows_it(string error, int mostNodes, int mostRows)
    {
        try
        {
            engines.Planted = Planted(error);
            var (trial, seed) = await FindAsync();
            var shrunk = await new Shrinker(engines, OnlineServer.Garnet, TimeSpan.FromSeconds(90)).ShrinkAsync(trial, Ct);
            var text = PrintedTest.Of(shrunk, "Planted");
            output.WriteLine($"{error}, seed {seed}: {shrunk.Tried} trials in {shrunk.Elapsed.TotalSeconds:F1} s{(shrunk.IsTimeUp ? ", time is up" : "")}\n{text}");

            Assert.Equal(error == "zero" ? "the online value differs from training query and plain C#" : "the training query differs from online and plain C#", shrunk.Fault.Kind);
            Assert.InRange(Body.Of(shrunk.Trial.Program, shrunk.Trial.Target, shrunk.Feature).Cost.Nodes, 1, mostNodes);
            Assert.InRange(shrunk.Trial.Tables.Values.Sum(t => t.Rows.Count), 0, mostRows);
            Assert.Single(shrunk.Trial.Questions.Rows);
            Assert.InRange(shrunk.Trial.Tables.Count, 0, 1);

            var test = Compile(text);
            var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => test(engines));
            Assert.Contains(shrunk.Fault.Kind, failure.Message, StringComparison.Ordinal);
            engines.Planted = static target => target;
            await test(engines);
        }
        finally
        {
            engines.Planted = static target => target;
        }
    }

    private static Func<TargetDescriptor, TargetDescriptor> Planted(string error) => error switch
    {
        "hops" => target => new PlantedTarget(target, sql: text => Hop().Replace(text, " - 0 * positiveModulo(")),
        "rows" => target => new PlantedTarget(target, sql: text => Acts().Replace(text, "FROM (SELECT * FROM acts WHERE toMinute(at) != 0)")),
        _ => target => new PlantedTarget(target, online: value => value is 0.0 ? 0.0 : value),
    };

    // The first random program in which the error shows.
    private async Task<(Trial Trial, int Seed)> FindAsync()
    {
        for (var seed = 1; seed < 40; seed++)
        {
            var program = RandomProgram.Make(seed, 6);
            var project = CompiledProgram.Load($"Planted{Guid.NewGuid():N}", program.Text);
            var trial = RandomTrial.Make(program, project, 600);
            if ((await new TrialRunner(engines, OnlineServer.Garnet, engines.Folder($"planted-{seed}")).RunAsync(project, trial, Ct)).Differences.Count > 0)
                return (trial, seed);
        }

        throw new InvalidOperationException("The error shows in no program.");
    }

    // As the compiler of this project would: with what it refers to and its global usings.
    private static Func<Engines, Task> Compile(string text)
    {
        var usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Threading.Tasks;\nglobal using Xunit;\n";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create(
            string.Create(CultureInfo.InvariantCulture, $"Printed{Guid.NewGuid():N}"), [CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(text)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, $"{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5))}\n{text}");
        image.Position = 0;
        var type = AssemblyLoadContext.Default.LoadFromStream(image).GetTypes().Single(t => t.Name == "PlantedTests");
        return engines => (Task)type.GetMethod("Planted")!.Invoke(Activator.CreateInstance(type, engines), null)!;
    }

    [GeneratedRegex(" - positiveModulo\\(")]
    private static partial Regex Hop();

    [GeneratedRegex(@"FROM `?acts`?\b")]
    private static partial Regex Acts();
}
