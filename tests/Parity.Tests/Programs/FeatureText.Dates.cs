namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Dates and spans.</summary>
internal sealed partial class FeatureText
{
    private string Date(int depth) => dice.Next(depth > 0 ? 8 : 4) switch
    {
        0 => $"{Events()}.{Pick()}(e => {_event.Date()})",
        1 => dice.Of(Chosen(_event.Date()), $"{List("DateOnly", "DateOnly?")}.{dice.Of("Min()", "Max()", "At(1)")}"),
        2 or 3 => $"{Row()}.{dice.Of("Day", "MaybeDay")}",
        4 => $"Time.DateOf({Body("DateTime?", depth - 1)})",
        5 => $"Time.StartOf{dice.Of("Week", "Month", "Quarter", "Year")}({Body("DateOnly?", depth - 1)})",
        6 => $"Time.{dice.Of("Add", "TryAdd")}{dice.Of("Days", "Months", "Years")}({Body("DateOnly?", depth - 1)}, {dice.Of("-1", "12", "-5000", Int(depth - 1), Body("int?", depth - 1))})",
        _ => $"({Bool(depth - 1)} ? {Body("DateOnly?", depth - 1)} : {Body("DateOnly?", depth - 1)})",
    };

    // The cast: of what cannot be missing by chance, as the difference of two constants of time, C# has no '??'.
    private string LengthOf(int depth) => dice.Next(depth > 0 ? 7 : 3) switch
    {
        0 => $"{Events()}.Sum(e => {_event.MaybeSpan()})",
        1 => $"{List("TimeSpan", "TimeSpan?")}.Sum()",
        2 => dice.Of("(AsOf - AsOf.Date)", "AsOf.TimeOfDay", "TimeSpan.FromHours(2)"),
        3 => $"({Body("TimeSpan", depth - 1)} {dice.Of("+", "-")} {Body("TimeSpan", depth - 1)})",
        4 => $"((TimeSpan?){Paren(Body("TimeSpan?", depth - 1))} ?? {Body("TimeSpan", depth - 1)})",
        5 => $"((TimeSpan?){Paren(Body("TimeSpan?", depth - 1))}).GetValueOrDefault()",
        _ => $"-{Paren(Body("TimeSpan", depth - 1))}",
    };

    private string MaybeLengthOf(int depth) => dice.Next(depth > 0 ? 11 : 7) switch
    {
        0 => $"{Events()}.Average(e => {_event.MaybeSpan()})",
        1 => $"{Events()}.{Pick()}(e => {_event.MaybeSpan()})",
        2 => dice.Of(Chosen(_event.MaybeSpan()), $"{List("TimeSpan", "TimeSpan?")}.{dice.Of("Min()", "Max()", "At(1)", "Average()", "Average()")}"),
        3 => $"{Row()}.{dice.Of("Took", "MaybeTook")}",
        4 => $"{Events()}.{dice.Of("TimeSinceLast", "TimeSinceFirst")}({dice.Of("", "e => e.MaybeT")})",
        5 => $"{Events()}.Range(e => {_event.MaybeSpan()})",
        6 => $"(AsOf - {Events()}.{Pick()}(e => e.T))",
        7 => $"({Body("TimeSpan?", depth - 1)} {dice.Of("+", "-")} {Body("TimeSpan?", depth - 1)})",
        8 => $"Time.{dice.Of("Add", "TryAdd")}({Body("TimeSpan?", depth - 1)}, {Body("TimeSpan?", depth - 1)})",
        9 => $"({Body("DateTime?", depth - 1)} - {Body("DateTime?", depth - 1)})",
        _ => $"-{Paren(Body("TimeSpan?", depth - 1))}",
    };

    private List<(string Type, Func<string> Body)> DateOperators(int depth) =>
    [
        .. new[] { "Year", "Month", "Day", "DayOfYear", "DayNumber" }.Select(p => ("int?", Of(() => $"({Date(0)})?.{p}"))),
        ("int?", () => $"(int?)({Date(0)})?.DayOfWeek"),
        ("DateTime?", () => $"Time.StartOfDay({Body("DateOnly?", depth)})"),
        .. new[] { "Quarter", "IsoWeek", "IsoYear", "DaysInMonth" }.Select(p => ("int?", Of(() => $"Time.{p}({Body("DateOnly?", depth)})"))),
        ("bool?", () => $"Time.IsWeekend({Body("DateOnly?", depth)})"),
        ("DateOnly?", () => $"Time.StartOf{dice.Of("Week", "Month", "Quarter", "Year")}({Body("DateOnly?", depth)})"),
        ("DateOnly?", () => $"Time.{dice.Of("Add", "TryAdd")}{dice.Of("Days", "Months", "Years")}({Body("DateOnly?", depth)}, {dice.Of("1", "-400", Int(depth), Body("int?", depth))})"),
        ("DateOnly", () => $"Time.Add{dice.Of("Days", "Months", "Years")}(DateOnly.FromDateTime(AsOf), {dice.Of("1", "-400", "100000", Int(depth))})"),
        ("int", () => $"({Body("DateOnly", depth)}.DayNumber - DateOnly.FromDateTime(AsOf).DayNumber)"),
        .. new[] { "Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds" }.Select(u => ("double?", Of(() => $"({MaybeSpan(depth)})?.Total{u}"))),
        .. new[] { "Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds" }.Select(u => ("int?", Of(() => $"({MaybeSpan(depth)})?.{u}"))),
        ("long?", () => $"({MaybeSpan(depth)})?.Ticks"),
        ("TimeSpan?", () => $"{Events()}.Average(e => {_event.MaybeSpan()})"),
        ("TimeSpan", () => $"{Events()}.Sum(e => {_event.MaybeSpan()})"),
        ("long?", () => $"Hash.Of({Body(dice.Of("DateOnly?", "TimeSpan?", "DateOnly", "TimeSpan"), depth)})"),
    ];

    // Never of a type that cannot be missing.
    private string MaybeSpan(int depth) => dice.Of($"{Events()}.{Pick()}(e => e.MaybeTook)", $"{Row()}.Took", $"{Events()}.Average(e => e.Took)", $"{Row()}.MaybeTook + {LengthOf(depth)}");
}
