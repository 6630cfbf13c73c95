namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Features with a certain operator at their root, every operator as likely as any other.</summary>
internal sealed partial class FeatureText
{
    /// <summary>A feature that uses an operator of the tables, chosen evenly; its arguments are random.</summary>
    public (string Type, string Body) OfOperator(int depth)
    {
        var operators = Operators(depth);
        var (type, body) = operators[dice.Next(operators.Count)];
        return (type, body());
    }

    private List<(string Type, Func<string> Body)> Operators(int depth) =>
    [
        .. DateOperators(depth),
        .. VectorOperators(depth),
        .. MapOperators(),
        .. RecordOperators(depth),
        .. ColumnOperators(depth),
        .. Functions.Select(f => Either($"Maths.{f}", depth, 1)),
        .. new[] { "Pow", "Min", "Max", "Atan2" }.Select(f => Either($"Maths.{f}", depth, 2)),
        .. new[] { "Clip", "ZScore", "MinMax" }.Select(f => Either($"Maths.{f}", depth, 3)),
        ("double?", () => $"Maths.GreatCircleDistance({MaybeDouble(depth)}, {Double(depth)}, {MaybeDouble(depth)}, {Double(depth)})"),
        ("int?", () => $"Maths.Sign({MaybeDouble(depth)})"),
        ("long?", () => $"Maths.{dice.Of("Min", "Max")}({MaybeLong(depth)}, {Long(depth)})"),
        ("long", () => $"Maths.Abs({Long(depth)})"),
        ("int", () => $"Maths.Clip({Int(depth)}, {dice.Of("-3", Int(0))}, 12)"),
        ("long?", () => $"Maths.Clip({MaybeLong(depth)}, {Long(depth)}, {Long(depth)})"),
        .. new[] { "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year" }.Select(u => ("DateTime?", Of(() => $"Time.StartOf{u}({Asked(depth)})"))),
        .. new[] { "Add", "TryAdd" }.SelectMany(f => new[] { "Days", "Hours", "Minutes", "Seconds", "Months", "Years" }.Select(u => f + u)).Select(f => ("DateTime?", Of(() =>
            $"Time.{f}({Asked(depth)}, {dice.Of("1", "-1", "12", "-400", Int(depth), Body("int?", depth))})"))),
        ("DateTime?", () => $"Time.{dice.Of("Add", "TryAdd")}({Asked(depth)}, AsOf - {Body("DateTime?", depth)})"),
        .. new[] { "Quarter", "IsoWeek", "IsoYear", "DaysInMonth" }.Select(p => ("int?", Of(() => $"Time.{p}({Body("DateTime?", depth)})"))),
        ("bool?", () => $"Time.IsWeekend({Body("DateTime?", depth)})"),
        .. new[] { "Year", "Month", "Day", "Hour", "Minute", "Second", "DayOfYear", "Millisecond", "Microsecond" }.Select(p => ("int?", Of(() => $"({Instant()})?.{p}"))),
        ("DateTime?", () => $"({Instant()})?.Date"),
        ("int?", () => $"(int?)({Instant()})?.DayOfWeek"),
        ("double?", () => $"({Instant()})?.TimeOfDay.Total{dice.Of("Hours", "Seconds", "Microseconds")}"),
        .. new[] { "Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds" }.Select(u => ("double?", Of(() => $"(AsOf - {Instant()})?.Total{u}"))),
        .. new[] { "Days", "Hours", "Minutes", "Seconds" }.Select(u => ("int?", Of(() => $"({Instant()} - AsOf)?.{u}"))),
        .. new[] { "ToLowerAscii", "ToUpperAscii", "TrimAscii" }.Select(f => ("string?", Of(() => $"Text.{f}({Body("string?", depth)})"))),
        ("string?", () => $"Text.Substring({Body("string?", depth)}, {dice.Of("0", "1", "-1", Int(depth))}, {dice.Of("2", "int.MaxValue", Int(depth))})"),
        ("int?", () => $"Text.Length({Body("string?", depth)})"),
        .. new[] { "StartsWith", "EndsWith", "Contains" }.Select(f => ("bool", Of(() => $"Text.{f}({Body("string?", depth)}, {_event.Constant()})"))),
        ("long?", () => $"Hash.Of({Body(dice.Of("string?", "DateTime?", "Guid?", "bool?", "long?"), depth)})"),
        ("bool", () => $"{Events()}.Any({dice.Of("", $"e => {_event.Predicate(1)}")})"),
        ("bool", () => $"{Events()}.All(e => {_event.Predicate(1)})"),
        ("double", () => dice.Of($"{Events()}.DecayedCount({HalfLife()})", $"{Events()}.DecayedSum(e => {_event.Addend()}, {HalfLife()})")),
        ("long", () => $"{Events()}.CountPresent(e => {Any()})"),
        .. new[] { "TimeSinceLast", "TimeSinceFirst" }.Select(f => ("double?", Of(() => $"{Events()}.{f}({dice.Of("", "e => e.MaybeT")})?.TotalMinutes"))),
        ("decimal?", () => $"({Row()}.M {dice.Of("+", "-")} {Events()}.Max(e => e.M))"),
        ("long?", () => $"-{Paren(MaybeLong(depth))}"),
        ("double?", () => $"-{Paren(MaybeDouble(depth))}"),
        ("long?", () => $"({MaybeLong(depth)}).Value"),
        dice.Of(OfSeries) is var s ? ($"FeatureList<{s}>", () => Series(s)) : default,
        ("int", () => $"{List(dice.Of<string>(ListText.Elements))}.Count"),
        ("long?", () => $"{List("long", "long?")}.At({dice.Of(Place(), Int(depth))})"),
        ("string?", () => $"{List("string", "string?")}.At({Place()})"),
        ("bool?", () => $"{List("bool")}.At({Place()})"),
        ("bool", () => $"{List("string", "string?")}.Contains({_event.Constant()})"),
        ("bool", () => $"{List("int", "int?")}.Contains({Int(depth)})"),
        ("bool", () => dice.Of($"{List("Mood", "Mood?")}.Contains(Mood.Cross)", $"{List("DateTime", "DateTime?")}.Contains(AsOf)", $"{List("long", "long?")}.Contains({Long(depth)})")),
        ("long", () => $"{List("int", "int?", "long", "long?")}.Sum()"),
        ("double", () => $"{List("float", "float?", "double", "double?")}.Sum()"),
        ("decimal", () => $"{List("decimal", "decimal?")}.Sum()"),
        ("double?", () => $"{List("int", "int?", "long", "long?", "float", "float?", "double", "double?")}.Average()"),
        dice.Of("int", "long", "float", "double", "decimal", "DateTime") is var e ? (e + "?", () => $"{List(e, e + "?")}.{Pick()}()") : default,
    ];

    // The same function over what may be missing, and over what may not.
    private (string Type, Func<string> Body) Either(string function, int depth, int arguments) => dice.Chance(50)
        ? ("double", () => $"{function}({string.Join(", ", Enumerable.Range(0, arguments).Select(_ => Double(depth)))})")
        : ("double?", () => $"{function}({string.Join(", ", Enumerable.Range(0, arguments).Select(_ => MaybeDouble(depth)))})");

    private string Asked(int depth) => dice.Of("AsOf", Body("DateTime?", depth), Body("DateTime?", depth));

    // Never of a type that cannot be missing, as the sum of an instant and a constant is.
    private string Instant() => dice.Of($"{Events()}.{Pick()}(e => {dice.Of("e.T", "e.MaybeT", "e.At")})", $"{Row()}.T", $"{Row()}.MaybeT", $"{Chosen("e.MaybeT")}");

    private static Func<string> Of(Func<string> body) => body;
}
