using FeatureDsl.Compiler.Lowering.ClickHouse;
using FeatureDsl.Ir;
using static FeatureDsl.Compiler.Tests.Sql.Trips;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>Features computed from others, from the request and from the instant; errors and defaults.</summary>
public sealed class DerivedTests
{
    private const string View = "global::T.Activity";

    private static readonly SourceModel Request = new(
        "global::T.Ride", "T", "Ride", "A ride.", SourceKind.Request, "",
        EquatableArray.Of(new ColumnModel("Divisor", "divisor", DataType.Int64, false), new ColumnModel("Km", "km", DataType.Float64.OrMissing, false)),
        "", null, 0, null, 0, default);

    private static readonly Expr Divisor = new RequestValue(DataType.Int64, Request.FullName, "Divisor");
    private static readonly Expr Km = new RequestValue(DataType.Float64.OrMissing, Request.FullName, "Km");

    [Fact]
    public void AnErrorIsMissingAndSpreadsThroughReferences()
    {
        var rows = Ask(
            [
                new("Ratio", "100 / divisor.", DataType.Int64, Call(DataType.Int64, "Divide", Long(100), Divisor), null, "100 / ride.Divisor"),
                new("Half", "Half of it.", DataType.Int64, Call(DataType.Int64, "Divide", Ref(DataType.Int64, "Ratio"), Long(2)), null, "Ratio / 2"),
                new("OrSeven", "With a default.", DataType.Int64, Ref(DataType.Int64, "Ratio"), new Constant(DataType.Int64, 7L), "Ratio"),
                new("Guarded", "Never evaluated where it would fail.", DataType.Int64,
                    Call(DataType.Int64, "Conditional", Call(DataType.Bool, "Equal", Divisor, Long(0)), Long(-5), Ref(DataType.Int64, "Ratio")), null, "…"),
            ],
            [DataType.Int64, DataType.Int64, DataType.Int64, DataType.Int64],
            (20L, null), (0L, null));

        Assert.Equal([5L, 2L, 5L, 5L], rows[0]);
        Assert.Equal([null, null, 7L, -5L], rows[1]);
    }

    [Fact]
    public void ADefaultStandsForMissingOnlyInTheResult()
    {
        var km = Ref(DataType.Float64.OrMissing, "Km");
        var rows = Ask(
            [
                new("Km", "The distance.", DataType.Float64.OrMissing, Km, new Constant(DataType.Float64, 1.5), "ride.Km"),
                new("NoKm", "Whether there is none.", DataType.Bool, Call(DataType.Bool, "IsMissing", km), null, "Km is null"),
            ],
            [DataType.Float64, DataType.Bool],
            (1L, 3.25), (1L, null));

        Assert.Equal([3.25, false], rows[0]);
        Assert.Equal([1.5, true], rows[1]);
    }

    [Fact]
    public void MathsGivesTheBitsOfPlainExecution()
    {
        var rows = Ask(
            [
                new("Log", "Its logarithm.", DataType.Float64.OrMissing, Call(DataType.Float64.OrMissing, "Maths.Log", Km), null, "Maths.Log(ride.Km)"),
                new("Power", "A power of it.", DataType.Float64.OrMissing,
                    Call(DataType.Float64.OrMissing, "Maths.Pow", Km, new Constant(DataType.Float64, 1.7)), null, "Maths.Pow(ride.Km, 1.7)"),
                new("Size", "Its size.", DataType.Int64, Call(DataType.Int64, "Maths.Abs", Divisor), null, "Maths.Abs(ride.Divisor)"),
                new("Least", "The less.", DataType.Float64.OrMissing,
                    Call(DataType.Float64.OrMissing, "Maths.Min", Km, new Constant(DataType.Float64, 2.0)), null, "Maths.Min(ride.Km, 2)"),
            ],
            [DataType.Float64, DataType.Float64, DataType.Int64, DataType.Float64],
            (-3L, 3.7), (long.MinValue, null));

        Assert.Equal([Maths.Log(3.7), Maths.Pow(3.7, 1.7), 3L, 2.0], rows[0]);
        Assert.Equal([null, null, null, null], rows[1]);
    }

    [Fact]
    public void EveryFunctionOfMathsGivesTheBitsOfPlainExecution()
    {
        const double X = 0.9310585786300049; // Beyond pi/4: angles are reduced.
        (string Name, object[] More, object Expected)[] calls =
        [
            ("Log1P", [], Maths.Log1P(X)), ("Log2", [], Maths.Log2(X)), ("Log10", [], Maths.Log10(X)), ("Expm1", [], Maths.Expm1(X)),
            ("Tanh", [], Maths.Tanh(X)), ("Sigmoid", [], Maths.Sigmoid(X)), ("Truncate", [], 0.0), ("Sign", [], 1),
            ("Clip", [0.0, 0.5], 0.5), ("ZScore", [0.3, 0.7], Maths.ZScore(X, 0.3, 0.7)), ("MinMax", [-3.0, 9.1], Maths.MinMax(X, -3, 9.1)),
            ("Bucketise", [0.1, 0.2, 0.95], 2), ("Sin", [], Maths.Sin(X)), ("Cos", [], Maths.Cos(X)), ("Tan", [], Maths.Tan(X)),
            ("Asin", [], Maths.Asin(X)), ("Acos", [], Maths.Acos(X)), ("Atan", [], Maths.Atan(X)), ("Atan2", [-2.5], Maths.Atan2(X, -2.5)),
            ("Cbrt", [], Maths.Cbrt(X)), ("GreatCircleDistance", [13.4, 48.1, 11.6], Maths.GreatCircleDistance(X, 13.4, 48.1, 11.6)),
        ];
        FeatureModel Model((string Name, object[] More, object Expected) call)
        {
            var type = call.Expected is int ? DataType.Int32.OrMissing : DataType.Float64.OrMissing;
            return new(call.Name, "A function.", type,
                Call(type, "Maths." + call.Name, [Km, .. call.More.Select(m => new Constant(DataType.Float64, m))]), null, "…");
        }

        var features = calls.Select(Model).ToArray();
        var rows = Ask(features, [.. features.Select(f => f.Type)], (1L, X), (1L, null));

        Assert.Equal(calls.Select(c => (object?)c.Expected), rows[0]);
        Assert.All(rows[1], Assert.Null);
    }

    // A chain of powers is nested deeper than a server allows in one statement; what the first steps compute is kept for the last.
    [Fact]
    public void TheDeepestFeaturesAreComputedInSteps()
    {
        var type = DataType.Float64.OrMissing;
        var features = new List<FeatureModel> { new("P0", "The distance.", type, Km, null, "ride.Km") };
        for (var i = 1; i <= 5; i++)
        {
            var power = Call(type, "Maths.Pow", Ref(type, $"P{i - 1}"), new Constant(DataType.Float64, 1.01));
            features.Add(new($"P{i}", "A power of the former.", type, power, null, $"Maths.Pow(P{i - 1}, 1.01)"));
        }

        features.Add(new("Ratio", "100 / divisor, an error for the second row.", DataType.Int64, Call(DataType.Int64, "Divide", Long(100), Divisor), null, "…"));
        var steps = Training([.. features]);
        var rows = Ask([.. features], [.. features.Select(f => f.Type)], (20L, 3.7), (0L, null));

        Assert.True(steps.Count > 3, $"{steps.Count} steps");
        double power5 = 3.7;
        Assert.Equal([3.7, .. Enumerable.Range(0, 5).Select(_ => (object?)(power5 = Maths.Pow(power5, 1.01))), 5L], rows[0]);
        Assert.Equal([null, null, null, null, null, null, null], rows[1]);
    }

    [Fact]
    public void ColumnsComeInTheirStoredTypes()
    {
        var steps = Training(
            [
                new("At", "The instant.", DataType.DateTime, new AsOf(), null, "AsOf"),
                new("Money", "Digits.", DataType.Decimal(12, 2), new Constant(DataType.Decimal(12, 2), -1.25m), null, "-1.25m"),
                new("Kind", "A status.", Status.OrMissing, new Constant(Status, 3), null, "Status.Paid"),
                new("Km", "The distance.", DataType.Float64.OrMissing, Km, null, "ride.Km"),
            ]);
        WithSpine("derived_types", [(1L, 2.0)], spine =>
        {
            var types = Engine.Query($"DESCRIBE ({Assert.Single(steps).Replace("{spine:Identifier}", spine)})").Select(r => r[1]);
            Assert.Equal(
                ["UInt64", DataType.DateTime.ClickHouse, "Decimal(18, 2)", Status.OrMissing.ClickHouse, "Nullable(Float64)"],
                types.Select(t => t.Replace("\\'", "'")).Select(SortEnum));
        });

        // ClickHouse lists members by number.
        static string SortEnum(string type) => type.Contains("Enum", StringComparison.Ordinal) ? Status.OrMissing.ClickHouse : type;
    }

    private static Call Call(DataType type, string name, params Expr[] arguments) => new(type, name, arguments.ToEquatable());

    private static Constant Long(long value) => new(DataType.Int64, value);

    private static FeatureValue Ref(DataType type, string feature) => new(type, View, feature);

    private static object?[][] Ask(FeatureModel[] features, DataType[] types, params (long Divisor, double? Km)[] requests)
    {
        object?[][] rows = [];
        WithSpine("derived", requests, spine =>
        {
            var answers = Answers.Of(Training(features), spine, types);
            rows = [.. requests.Select((_, i) => answers[(ulong)i])];
        });
        return rows;
    }

    private static void WithSpine(string name, (long Divisor, double? Km)[] requests, Action<string> ask)
    {
        var spine = $"{name}_{Guid.NewGuid():N}";
        TestTable.Create(
            spine,
            [("row_number", DataType.Int64), ("as_of", DataType.DateTime), ("divisor", DataType.Int64), ("km", DataType.Float64.OrMissing)],
            requests.Select((r, i) => (IEnumerable<object?>)[(long)i, Epoch, r.Divisor, r.Km]));
        Engine.Query($"ALTER TABLE {spine} MODIFY COLUMN row_number UInt64");
        ask(spine);
        Engine.Query($"DROP TABLE {spine}");
    }

    private static IReadOnlyList<string> Training(FeatureModel[] features)
    {
        var view = new ViewModel(
            View, "T", "Activity", "Derived.", 1, "tests", default, "", null,
            EquatableArray.Of(new ParameterModel("ride", ParameterKind.Request, Request.FullName, default)), features.ToEquatable());
        return ClickHouseLowering.Training(new(
            View, "T", "Activity", "activity", false, EquatableArray.Of(view), EquatableArray.Of(View), default,
            EquatableArray.Of(Request), EquatableArray.Of(Request.FullName)));
    }
}
