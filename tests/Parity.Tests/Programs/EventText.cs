namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>Random expressions over one event <c>e</c>, as C# text. They cannot fail: that is a rule of the language.</summary>
internal sealed class EventText(Dice dice)
{
    /// <summary>A predicate.</summary>
    public string Predicate(int depth = 2) => depth == 0 ? Atom() : dice.Next(6) switch
    {
        0 => $"({Predicate(depth - 1)} && {Predicate(depth - 1)})",
        1 => $"({Predicate(depth - 1)} || {Predicate(depth - 1)})",
        2 => $"!({Predicate(depth - 1)})",
        3 => $"({Predicate(depth - 1)} ? {Predicate(depth - 1)} : {Predicate(depth - 1)})",
        _ => Atom(),
    };

    /// <summary>A selector of a kind that Sum and Average take.</summary>
    public string Addend() => dice.Next(20) switch
    {
        18 or 19 => OfList(),
        16 => $"e.{dice.Of("Spot.X", "Spot.X * 0.5", "Stay?.Nights.First", "Stay?.Nights.Last", "Stay?.More?.First", "Stay?.More?.Last")}",
        17 => $"{Row()}?.{dice.Of("Spot.X", "Stay?.Nights.First", "Stay?.More?.Last")}",
        14 => $"{Row()}?.{dice.Of("I", "MaybeI", "N", "MaybeN", "F", "MaybeF", "D", "MaybeD")}",
        15 => $"{dice.Of("e.D", "e.I")} * {Row()}?.{dice.Of("I", "D", "MaybeD")}",
        12 => $"Vectors.{dice.Of("Norm(e.V)", "Norm(e.MaybeV)", "Dot(e.V, e.MaybeV)", "Cosine(e.V, e.MaybeV)")}",
        13 => $"e.{dice.Of("V", "MaybeV")}.At({dice.Of("0", "1", "2", "3", "e.I")})",
        0 => "e.I",
        1 => "e.MaybeI",
        2 => "e.N",
        3 => "e.MaybeN",
        4 => "e.F",
        5 => "e.MaybeF",
        6 or 7 => "e.D",
        8 => "e.MaybeD",
        9 => $"e.I * {dice.Of("2", "-3", "65537")}",
        10 => "e.D / (e.MaybeD ?? 3.0)",
        _ => "(double)e.M",
    };

    /// <summary>A number that is computed of a list or a map.</summary>
    public string OfList() => dice.Next(6) switch
    {
        0 => $"e.{dice.Of("Flags", "Is", "Gs", "Ss", "MaybeSs", "Moods", "Counts", "Waits")}.Count",
        1 => $"e.{dice.Of("Is.Sum()", "Is.TrySum()", "Ns.TrySum()", "Fs.TrySum()", "Ds.TrySum()", "Spot.Floors.TrySum()", "Counts.Values.TrySum()", "Weights.Values.TrySum()")}",
        2 => $"e.{dice.Of("Is", "Ns", "Fs", "Ds")}.{dice.Of("Min", "Max")}()",
        3 => $"e.{dice.Of("Is.Average()", "Ns.Average()", "Fs.TryAverage()", "Ds.TryAverage()")}",
        4 => $"e.{dice.Of($"{dice.Of("Is", "Ns", "Fs", "Ds")}.At({dice.Of("0", "1", "-1", "e.I")})", "Counts.At(e.S)", "Counts.At(\"a\")", "Weights.At(e.Mood)", "Owed.Keys.At(0)")}",
        _ => $"{Row()}?.{dice.Of("Is.Sum()", "Ns.TrySum()", "Ds.TryAverage()", "Ss.Count", "Stay?.Guests.Count", "Counts.At(\"a\")", "Weights.At(Mood.Cross)")}",
    };

    /// <summary>A predicate of a list or a map.</summary>
    public string ListPredicate() => dice.Next(8) switch
    {
        0 => $"e.Ss.Contains({dice.Of("\"a\"", "e.S")})",
        1 => $"e.{dice.Of("Moods.Contains(e.Mood)", "Gs.Contains(e.G)", "Flags.Contains(true)", "Is.Contains(e.I)", "Tooks.Contains(TimeSpan.Zero)", "Ts.Contains(e.At)")}",
        2 => $"e.{dice.Of("Counts.ContainsKey(e.S)", "Weights.ContainsKey(Mood.Merry)", "Owed.ContainsKey(e.N)", "Waits.ContainsKey(e.G)")}",
        3 => $"{dice.Of("e.Stay?.Guests", $"{Row()}?.Ss", $"{Row()}?.Stay?.Guests")} is {dice.Of("null", "not null")}",
        4 => $"{dice.Of("e.Stay?.Guests", $"{Row()}?.Ss")}.{dice.Of("Contains(\"a\")", "Contains(e.S)")} {Equal()} {dice.Of("true", "false")}",
        5 => $"({Row()}?.Ns ?? e.Ns).Max() {Order()} {dice.Of("0", "e.N")}",
        6 => $"e.{dice.Of("Days.Min() == e.Day", "Ts.Max() > e.At", "Tooks.TrySum() > e.Took", "MaybeSs.At(0) == e.MaybeS", "Ms.TrySum() > e.M", "Waits.At(e.G) < 1.Hours", "Flags.At(1) == true")}",
        _ => $"(e.Flag ? e.Ss : e.Stay?.Guests ?? []).Count {Order()} 1",
    };

    /// <summary>A decimal selector.</summary>
    public string DecimalAddend() => dice.Of("e.M", "e.MaybeM", "e.I * e.M", "-e.M", "e.Flag ? e.M : 0.5m", "e.Spot.Toll", "e.Ms.TrySum()", "e.Owed.At(e.N)", $"{Row()}?.M", $"{Row()}?.MaybeM");

    /// <summary>A number for Min and Max.</summary>
    public string Comparable() => dice.Of("e.I", "e.MaybeI", "e.N", "e.MaybeN", "e.F", "e.MaybeF", "e.D", "e.MaybeD", "e.D * 0.5 - e.I", $"{Row()}?.{dice.Of("I", "MaybeN", "F", "D", "MaybeD")}");

    /// <summary>A text that is never missing, or may be.</summary>
    public string Word() => dice.Next(12) switch
    {
        11 => dice.Of("e.Spot.Town", "e.Ss.At(0)", "e.MaybeSs.At(1)", "e.Counts.Keys.At(0)", "e.Stay?.Room", $"{Row()}?.Stay?.Room", $"{Row()}?.Spot.Town"),
        10 => $"{Row()}?.{dice.Of("S", "MaybeS")}",
        0 or 1 => "e.S",
        2 => "e.MaybeS",
        3 => $"Text.{dice.Of("ToLowerAscii", "ToUpperAscii", "TrimAscii")}({dice.Of("e.S", "e.MaybeS")})",
        4 => $"Text.Substring({dice.Of("e.S", "e.MaybeS")}, {dice.Of("0", "1", "-1", "e.I")}, {dice.Of("1", "3", "e.I")})",
        5 => $"(e.S + {dice.Of("e.MaybeS", "\"-\"", "e.S")})",
        6 => "$\"<{e.S}`{e.MaybeS}\\U0001F600>\"",
        7 => "Text.Substring(e.MaybeS, 1)",
        _ => Constant(),
    };

    /// <summary>A constant text.</summary>
    public string Constant() => dice.Of("\"\"", "\"a\"", "\"\\uFF61\"", "\"\\U0001F600\"", "\"\\u0301\"");

    /// <summary>A hash, a bucket or a calendar part: a number.</summary>
    public string Number() => dice.Next(9) switch
    {
        7 => $"{dice.Of("e.Day", "Time.DateOf(e.At)")}.{dice.Of("Year", "Month", "Day", "DayOfYear", "DayNumber")}",
        8 => $"{Span()}.{dice.Of("Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds", "Ticks")}",
        0 => $"Hash.Of({dice.Of("e.Day", "e.MaybeDay", "e.Took", "e.MaybeTook", "e.I", "e.MaybeN", "e.MaybeFlag", "e.MaybeG", "e.MaybeMood", "e.T", "e.MaybeS")})",
        1 => $"Hash.Bucket(Hash.Of({dice.Of("e.S", "e.MaybeG", "e.At", "e.Mood")}), {dice.Of("1", "10", "1000003")})",
        2 => $"Text.Length({Word()})",
        3 => $"Time.{dice.Of("Quarter", "IsoWeek", "IsoYear", "DaysInMonth")}({dice.Of("e.T", "e.MaybeT")})",
        4 => $"(e.At - e.T).{dice.Of("Days", "Hours", "Minutes", "Seconds")}",
        5 => $"Text.Compare({Word()}, {Word()})",
        _ => $"e.T.{dice.Of("Millisecond", "Microsecond")}",
    };

    /// <summary>Another instant.</summary>
    public string Moved() => dice.Next(3) switch
    {
        0 => $"Time.StartOf{dice.Of("Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")}({dice.Of("e.T", "e.MaybeT", "e.At")})",
        1 => $"Time.TryAdd{dice.Of("Days", "Hours", "Minutes", "Seconds", "Months", "Years")}({dice.Of("e.T", "e.MaybeT")}, {dice.Of("e.I", "e.MaybeI", "-1", "300")})",
        _ => "Time.TryAdd(e.At, e.At - e.T)",
    };

    /// <summary>A date that is never missing, or may be.</summary>
    public string Date() => dice.Next(6) switch
    {
        0 or 1 => "e.Day",
        2 => "e.MaybeDay",
        3 => $"Time.StartOf{dice.Of("Week", "Month", "Quarter", "Year")}({dice.Of("e.Day", "e.MaybeDay")})",
        4 => $"Time.TryAdd{dice.Of("Days", "Months", "Years")}({dice.Of("e.Day", "e.MaybeDay")}, {dice.Of("e.I", "e.MaybeI", "-1", "300")})",
        _ => dice.Of("Time.DateOf(e.MaybeT)", "DateOnly.FromDateTime(e.At)"),
    };

    /// <summary>A span that is never missing.</summary>
    public string Span() => dice.Of("e.Took", "(e.At - e.T)", "e.At.TimeOfDay", "(-e.Took)");

    /// <summary>A span that is never missing, or may be.</summary>
    public string MaybeSpan() => dice.Of(
        "e.Took", "e.MaybeTook", "(e.At - e.T)", "(e.At - e.MaybeT)", "Time.TryAdd(e.Took, e.MaybeTook)", "Time.TryAdd(e.Took, -e.Took)", "Time.TryAdd(e.MaybeTook, 90.Minutes)", "(e.Flag ? e.Took : TimeSpan.Zero)");

    /// <summary>A vector that is never missing, or may be.</summary>
    public string MaybeVector() => dice.Of("e.V", "e.V", "e.MaybeV", "e.MaybeV", $"{Row()}?.{dice.Of("V", "MaybeV")}", "(e.Flag ? e.V : e.MaybeV)", "(e.MaybeV ?? e.V)");

    /// <summary>The snapshot row that the event brings along, of the pair or of the user.</summary>
    private string Row() => dice.Of("e.Shop", "e.Held");

    private string Atom() => dice.Next(39) switch
    {
        37 or 38 => ListPredicate(),
        34 => $"{dice.Of("e.Stay", "e.Stay?.More", $"{Row()}?.Stay", $"{Row()}?.Spot", $"{Row()}?.Stay?.More")} is {dice.Of("null", "not null")}",
        35 => $"(e.Flag ? e.Spot : new Spot {{ X = e.D, Town = e.MaybeS, Toll = e.Spot.Toll, Floors = e.Ns }}).X {Order()} {dice.Of("0.0", "e.D", "e.Spot.X")}",
        36 => $"(e.Stay ?? new Stay(e.S, new Nights(e.N, e.MaybeN)) {{ More = null, Guests = e.Ss, Bill = e.Counts }}).{dice.Of("Nights.First", "Nights.Last")} {Order()} e.N",
        30 => $"{Row()} is {dice.Of("null", "not null")}",
        31 => $"{Row()}?.{dice.Of("Flag", "MaybeFlag")} {Equal()} {dice.Of("true", "false")}",
        32 => $"{Row()}?.{dice.Of("Since", "T", "MaybeT")} {Order()} {dice.Of("e.At", "e.T")}",
        33 => $"{Row()}?.{dice.Of("Mood", "MaybeMood")} {Equal()} {dice.Of("Mood.Calm", "e.MaybeMood")}",
        28 => $"Vectors.{dice.Of("Dot", "Cosine")}({MaybeVector()}, {MaybeVector()}) {Order()} {dice.Of("0.0", "e.D")}",
        29 => $"e.MaybeV {Equal()} {dice.Of("null", "e.V")}",
        24 => $"{Date()} {Order()} {dice.Of("e.Day", "e.MaybeDay", "new DateOnly(2024, 2, 29)", "DateOnly.FromDateTime(e.At)")}",
        25 => $"{MaybeSpan()} {Order()} {dice.Of("TimeSpan.Zero", "1.Hours", "-1.Days", "e.Took", "e.MaybeTook")}",
        26 => $"{Span()}.Total{dice.Of("Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds")} {Order()} {dice.Of("0.0", "1.5")}",
        27 => $"{dice.Of("e.MaybeDay", "e.MaybeTook")} {Equal()} null",
        16 => $"Text.{dice.Of("StartsWith", "EndsWith", "Contains")}({Word()}, {Word()})",
        17 => $"Text.Compare({Word()}, {Word()}) {Order()} 0",
        18 => $"{Number()} {Order()} {dice.Of("0", "2", "e.I")}",
        19 => $"{Moved()} {Order()} e.At",
        20 => dice.Of("string.IsNullOrEmpty(e.MaybeS)", "e.MaybeS?.Contains(e.S) == true", "Time.IsWeekend(e.MaybeT) != false", "e.I is 1 or 3 or > 10", "(e.Mood switch { Mood.Calm => 1, Mood.Merry => e.I, _ => 3 }) > 2"),
        21 => $"{Word()} {Equal()} {Word()}",
        22 => $"Maths.{dice.Of("Abs", "Sqrt", "Floor", "Log", "Sin", "Tanh")}({dice.Of("e.D", "e.MaybeD", "e.D - e.I")}) {Order()} {dice.Of("1.0", "e.D")}",
        23 => $"e.At.TimeOfDay.{dice.Of("TotalMilliseconds", "TotalMicroseconds", "TotalHours")} {Order()} {dice.Of("0.0", "3600.5")}",
        0 => "e.Flag",
        1 => "e.MaybeFlag == true",
        2 => "e.MaybeFlag == null",
        3 => $"e.I {Order()} {dice.Of("0", "7", "-1000")}",
        4 => $"e.MaybeI {Order()} 0",
        5 => $"e.D {Order()} {dice.Of("0.0", "1.5", "-1e100")}",
        6 => $"e.MaybeD {Order()} e.D",
        7 => $"e.S {Equal()} {dice.Of("\"\"", "\"a\"", "\"\u00fcn\u00efc\u00f6de \\u2603\"", "e.MaybeS")}",
        8 => $"e.MaybeS {Equal()} null",
        9 => $"e.Mood {Equal()} Mood.{dice.Of("Calm", "Merry", "Cross")}",
        10 => $"e.MaybeMood {Equal()} Mood.Cross",
        11 => $"e.M {Order()} {dice.Of("0m", "12.34m", "0.005m")}",
        12 => $"e.T {Order()} e.At",
        13 => $"e.At.{dice.Of("Hour", "Minute", "Day", "Month", "DayOfYear")} {Order()} {dice.Of("1", "12", "28")}",
        14 => $"(e.MaybeN ?? e.N) % 3 {Equal()} 0",
        _ => $"e.MaybeG {Equal()} e.G",
    };

    private string Order() => dice.Of("<", "<=", ">", ">=", "==", "!=");

    private string Equal() => dice.Of("==", "!=");
}
