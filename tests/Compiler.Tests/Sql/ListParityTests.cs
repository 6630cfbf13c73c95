using FeatureDsl.Ir;
using FeatureDsl.Operators;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>What is computed of lists gives in SQL what it gives in plain C#, to the bit: lists of every type, empty ones among them, with elements that are missing, NaN, infinite or too large.</summary>
public sealed class ListParityTests
{
    private static readonly int[] Places = [0, 1, 3, 6, -1, int.MinValue, int.MaxValue];

    private static readonly (string Aggregate, Ir.Window Window)[] Lists =
    [
        ("LastN", Ir.Window.All), ("LastN", new(2 * Day, 0, null)), ("FirstN", Ir.Window.All), ("FirstN", new(Day, Hour, null)), ("LastDistinct", new(2 * Day, 0, null)),
        ("FirstDistinct", Ir.Window.All), ("FirstDistinct", new(2 * Day, 0, null)),
    ];

    public static TheoryData<string> Columns => [.. Source("columns", knownApart: true, delay: 0, DataType.Int64).Columns
        .Where(c => c.Type.CanBeElement && c.Property is not "Id" and not "KnownAt").Select(c => c.Property)];

    [Theory]
    [MemberData(nameof(Columns))]
    public void SqlGivesWhatPlainExecutionGives(string column)
    {
        var random = new Random(column.Sum(c => c));
        var source = Source($"trips_lists_{column}", knownApart: true, delay: 0, DataType.Int64);
        var element = source.ColumnOf(column).Type;
        var target = new ParityTarget(source, Driver);
        var rows = Rows(source, 150, random);
        var some = rows.Select(r => r[column]).First(v => v is not null)!;
        var of = Operators(element, some, random).ToList();
        foreach (var (aggregate, window) in Lists)
        {
            foreach (var operation in of)
            {
                target.Add(aggregate, column, window, random.Next(3), ofList: operation);
            }
        }

        target.Check(rows, random, spineRows: 60);
    }

    [Fact]
    public void EveryAggregateOfTheTableThatIsOneOfListsIsAsked()
    {
        var random = new Random(1);
        var asked = Source("asked", knownApart: true, delay: 0, DataType.Int64).Columns
            .SelectMany(c => Operators(c.Type, 0, random)).Select(o => "List." + o.Name).ToHashSet();

        // Series are what makes a list of its elements: SeriesParityTests.
        var rows = ScalarTable.Rows.Where(r => r.Name.StartsWith("List.", StringComparison.Ordinal) && r is { IsCondition: false, Name: not "List.Of" });
        Assert.Equal(rows.Select(r => r.Name).Order(), asked.Order());
    }

    private static IEnumerable<(string Name, Func<Expr, Expr?> Call, Func<DataType, IEnumerable<object?>, object?> Plain)> Operators(
        DataType element, object some, Random random)
    {
        yield return ("Count", l => new Call(DataType.Int32, "List.Count", EquatableArray.Of(l)), (e, items) => PlainList.Of("Count", e, items, 0, null));
        for (var i = 0; i < 2; i++)
        {
            var place = Places[random.Next(Places.Length)];
            yield return (
                "At", l => new Call(l.Type.Element!.OrMissing, "List.At", EquatableArray.Of(l, new Constant(DataType.Int32, place))),
                (e, items) => PlainList.Of("At", e, items, place, null));
        }

        if (ListOperators.CanContain(element))
        {
            var constant = new Constant(element.Present, some switch
            {
                DateTime at => Instants.ToMicros(at),
                TimeSpan span => TimeSpans.ToMicros(span),
                DateOnly day => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
                _ => some,
            });
            yield return (
                "Contains", l => new Call(DataType.Bool, "List.Contains", EquatableArray.Of<Expr>(l, constant)), (e, items) => PlainList.Of("Contains", e, items, 0, some));
        }

        foreach (var name in new[] { "Sum", "TrySum", "Average", "TryAverage", "Min", "Max" }.Where(n => AggregateTable.Row(n.Replace("Try", "", StringComparison.Ordinal)).Result(element) is not null))
        {
            yield return (name, l => ListOperators.Aggregate(name, l), (e, items) => PlainList.Of(name, e, items, 0, null));
        }
    }
}
