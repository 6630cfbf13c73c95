using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>The row of a snapshot source that holds is the one that plain execution chooses.</summary>
public sealed class LatestParityTests
{
    [Theory]
    [InlineData(false, 0L)]
    [InlineData(false, 90 * Minute)]
    [InlineData(true, 0L)]
    [InlineData(true, 90 * Minute)]
    public void SqlChoosesTheSameRow(bool knownApart, long delay)
    {
        var random = new Random(knownApart ? 3 : 4);
        var events = Source($"profiles_{knownApart}_{delay}", knownApart, delay, null);
        var source = new SourceModel(
            "global::T.Profile", "T", "Profile", "A profile.", SourceKind.Snapshot, events.Table, events.Columns, "At",
            events.Known, delay, null, 0, events.Keys);

        // Ties of every column but the last few, which then decide.
        var rows = Rows(source, 150, random).SelectMany(r => new[] { r, Changed(source, r, random) }).ToList();
        var properties = source.Columns.Select(c => c.Property).Where(p => p is not ("Id" or "At")).ToList();
        var features = properties.SelectMany(p => new[] { Feature(source, p, null), Feature(source, p, Day) })
            .Append(Exists("Any", null)).Append(Exists("AnyYoung", Day)).ToList();
        var view = new ViewModel(
            "global::T.Profiles", "T", "Profiles", "Profiles.", 1, "tests", default, "", Driver.FullName,
            EquatableArray.Of(new ParameterModel("profile", ParameterKind.Latest, source.FullName, EquatableArray.Of("DriverId"))), features.ToEquatable());
        var sql = ClickHouseLowering.Training(new(
            view.FullName, "T", "Profiles", "profiles", false, EquatableArray.Of(view), EquatableArray.Of(view.FullName),
            EquatableArray.Of(Driver), EquatableArray.Of(source), default));
        TestTable.Create(source, rows);
        var spine = Enumerable.Range(0, 150).Select(_ => (Key: (long)random.Next(4), At: Instant(random, 6))).ToList();
        TestTable.Create(
            source.Table + "_spine",
            [("row_number", DataType.Int64), ("driver_id", DataType.Int64), ("as_of", DataType.DateTime)],
            spine.Select((s, i) => (IEnumerable<object?>)[(long)i, s.Key, s.At]));

        var answers = Answers.Of(sql, source.Table + "_spine", [.. features.Select(f => f.Type)]);

        for (var i = 0; i < spine.Count; i++)
        {
            var latest = new Latest<TestRow>(spine[i].At, rows.Where(r => Equals(r["DriverId"], spine[i].Key)));
            var young = latest.MaxAge(TimeSpan.FromDays(1)).Value;
            object?[] expected = [.. properties.SelectMany(p => new[] { latest.Value?[p], young?[p] }), latest.Value is not null, young is not null];
            for (var f = 0; f < features.Count; f++)
            {
                Assert.True(
                    Answers.Same(expected[f], answers[(ulong)i][f]),
                    $"{features[f].Name} of {spine[i].Key} at {spine[i].At:O}: plain {expected[f]}, SQL {answers[(ulong)i][f]}\n{sql}");
            }
        }

        Engine.Query($"DROP TABLE {source.Table}");
        Engine.Query($"DROP TABLE {source.Table}_spine");
    }

    private static TestRow Changed(SourceModel source, TestRow row, Random random)
    {
        var values = source.Columns.ToDictionary(c => c.Property, c => row[c.Property]);
        values["Id"] = random.Next(2) == 0 ? values["Id"] : (long)random.Next(100);
        values["Rate"] = random.Next(3) switch { 0 => null, 1 => -0f, _ => 0f };
        values["City"] = random.Next(3) switch { 0 => null, 1 => "", _ => "z" };
        values["Car"] = random.Next(2) == 0 ? null : Guid.Parse("ffffffff-0000-0000-0000-000000000000");
        return new(source, values);
    }

    private static FeatureModel Feature(SourceModel source, string property, long? age)
    {
        var type = source.ColumnOf(property).Type.OrMissing;
        return new(property + (age is null ? "" : "Young"), $"Its {property}.", type, new LatestValue(type, "profile", property, age), null, $"profile.Value?.{property}");
    }

    private static FeatureModel Exists(string name, long? age) =>
        new(name, "Whether there is one.", DataType.Bool, new LatestValue(DataType.Bool, "profile", null, age), null, "profile.Value is not null");
}
