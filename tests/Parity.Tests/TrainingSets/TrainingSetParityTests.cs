using System.Collections;
using System.Globalization;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Values;
using FeatureDsl.Ir;
using FeatureDsl.Parity.Tests.Harness;
using FeatureDsl.Parity.Tests.Histories;
using FeatureDsl.Parity.Tests.Programs;
using FeatureDsl.Runtime;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Parity.Tests.TrainingSets;

/// <summary>
/// Random training sets over random histories: rows, labels, split, weight and features by ClickHouse and by the plain C# of the class are the same bits, and the same
/// events are left out for the same reasons. FEATUREDSL_PARITY_PROGRAMS and FEATUREDSL_PARITY_SEED as for views.
/// </summary>
public sealed class TrainingSetParityTests(Engines engines, ITestOutputHelper output)
{
    private static readonly int Programs = Setting("FEATUREDSL_PARITY_PROGRAMS", 12), FirstSeed = Setting("FEATUREDSL_PARITY_SEED", 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClickHouse_makes_the_rows_and_labels_that_plain_CSharp_makes()
    {
        var (rows, values) = (0L, 0L);
        for (var seed = FirstSeed; seed < FirstSeed + Programs; seed++)
        {
            var compared = await CompareAsync(seed);
            (rows, values) = (rows + compared.Rows, values + compared.Values);
        }

        output.WriteLine($"{values:N0} values of {rows:N0} rows of {Programs} training sets compared, differences: 0");
        Assert.True(rows >= 20L * Programs, $"Only {rows} rows were compared.");
    }

    private async Task<(long Rows, long Values)> CompareAsync(int seed)
    {
        var dice = new Dice(seed * 77);
        var text = RandomTrainingSet.Make(dice);
        var project = CompiledProgram.Load($"Set{seed}", text);
        Assert.True(project.TrainingSets.Count == 1, $"Seed {seed} is no training set of the language:\n{text[text.IndexOf("/// <summary>Random", StringComparison.Ordinal)..]}");
        var set = project.TrainingSets[0];
        var folder = Environment.GetEnvironmentVariable("FEATUREDSL_PARITY_KEEP") is { } kept
            ? Directory.CreateDirectory(Path.Combine(kept, $"set-{seed}")).FullName : engines.Folder($"set-{seed}");
        await File.WriteAllTextAsync(Path.Combine(folder, "program.cs"), text, Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.sql"), string.Join("\n;\n", [set.RowsQuery, .. set.LabelSteps, set.SpineQuery]), Ct);
        var (random, history) = (new RandomHistory(dice), new Dictionary<string, List<IRow>>());
        foreach (var source in project.Sources)
        {
            history[source.Model.FullName] = await LoadAsync(source, random, dice, folder);
        }

        DateTime? until = dice.Chance(50) ? null : random.Instant();
        var plain = new PlainTrainingSet(set, history);
        var expected = plain.Rows(until);
        var file = Path.Combine(folder, "set.arrows");
        if (expected.Count == 0)
        {
            await Assert.ThrowsAsync<FeatureDslException>(() => TrainingSetBuilder.BuildAsync(engines.ClickHouse, set, file, until, ct: Ct));
            return (0, 0);
        }

        var report = await TrainingSetBuilder.BuildAsync(engines.ClickHouse, set, file, until, ct: Ct);
        Assert.Equal(plain.Counts, report.Events);
        var actual = await ReadAsync(set, file);
        Compare(seed, set, expected, actual);
        return (actual.Count, actual.Sum(r => (long)r.Length));
    }

    private async Task<List<IRow>> LoadAsync(SourceDescriptor source, RandomHistory random, Dice dice, string folder)
    {
        await engines.ClickHouse.ExecuteAsync($"DROP TABLE IF EXISTS {source.Model.Table}", ct: Ct);
        var file = Path.Combine(folder, source.Model.Table + ".csv");
        await File.WriteAllTextAsync(file, CsvText.Of(source.Model.Columns.Select(c => (c.Name, c.Type)).ToList(), random.Rows(source.Model, dice.Of(5, 60, 250))), Ct);
        await SourceLoader.LoadAsync(engines.ClickHouse, source, [file], Path.Combine(folder, "rejects.csv"), again: true, ct: Ct);
        return await SourceReader.ReadAsync(engines.ClickHouse, source, new RowSelection { Order = RowSequence.EventTime }, Ct).ToListAsync(Ct);
    }

    private static async Task<List<object?[]>> ReadAsync(TrainingSetDescriptor set, string file)
    {
        var types = Columns(set).Select(c => c.Type).ToList();
        var reader = new ArrowRowReader(types);
        var rows = new List<object?[]>();
        var table = TableFile.OpenRead(file);
        Assert.Equal(Columns(set).Select(c => c.Name), table.Schema.FieldsList.Select(f => f.Name));
        await foreach (var chunk in table.ReadAsync(cancellation: Ct))
        {
            using (chunk)
            {
                reader.Bind(chunk.Batch);
                for (; reader.Row < chunk.Batch.Length; reader.Row++)
                    rows.Add([.. types.Select((t, i) => BoxedValues.Read(reader, i, t))]);
            }
        }

        return rows;
    }

    private static List<(string Name, DataType Type)> Columns(TrainingSetDescriptor set) =>
    [
        .. SpineColumns.Of(set.Features).Required.Concat(set.Entities.SelectMany(e => e.Keys).Select(k => (k.Column, k.Type))).DistinctBy(c => c.Item1),
        .. set.Carried.Concat(set.Labels).Select(c => (c.Name, c.Type)),
        .. set.Split is null ? [] : new[] { ("split", DataType.String) },
        .. set.Sampling is null ? [] : new[] { ("weight", DataType.Float64) },
        .. set.Features.Features.Select(f => (f.Column, f.Type)),
    ];

    // Rows at one instant of a source without ids have no order of their own: both sides are sorted by their text.
    private static void Compare(int seed, TrainingSetDescriptor set, List<object?[]> expected, List<object?[]> actual)
    {
        var columns = Columns(set);
        var asOf = columns.FindIndex(c => c.Name == "as_of");
        Assert.Equal(actual.Select(r => r[asOf]).Order(), actual.Select(r => r[asOf]));
        var (left, right) = (expected.Select(Text).Order(StringComparer.Ordinal).ToList(), actual.Select(Text).Order(StringComparer.Ordinal).ToList());
        Assert.Equal(left.Count, right.Count);
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
            {
                var different = columns.Select((c, n) => (c.Name, Plain: left[i].Split('\u0001')[n], Sql: right[i].Split('\u0001')[n])).Where(d => d.Plain != d.Sql);
                Assert.Fail($"seed {seed}, row {i}: " + string.Join("; ", different.Select(d => $"{d.Name} plain {d.Plain}, sql {d.Sql}")) + "\n" + left[i].Replace('\u0001', '|'));
            }
        }
    }

    private static string Text(object?[] row) => string.Join('\u0001', row.Select(Text));

    private static string Text(object? value) => value switch
    {
        null => "missing",
        double d => "f" + BitConverter.DoubleToInt64Bits(double.IsNaN(d) ? double.NaN : d).ToString("X16", CultureInfo.InvariantCulture),
        float f => "s" + BitConverter.SingleToInt32Bits(float.IsNaN(f) ? float.NaN : f).ToString("X8", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("O", CultureInfo.InvariantCulture),
        string s => s,
        // By value: the zeros behind the digits of a decimal are not part of it.
        decimal m => (m / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
