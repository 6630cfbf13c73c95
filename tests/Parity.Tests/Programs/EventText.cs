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
    public string Addend() => dice.Next(12) switch
    {
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

    /// <summary>A decimal selector.</summary>
    public string DecimalAddend() => dice.Of("e.M", "e.MaybeM", "e.I * e.M", "-e.M", "e.Flag ? e.M : 0.5m");

    /// <summary>A number for Min and Max.</summary>
    public string Comparable() => dice.Of("e.I", "e.MaybeI", "e.N", "e.MaybeN", "e.F", "e.MaybeF", "e.D", "e.MaybeD", "e.D * 0.5 - e.I");

    private string Atom() => dice.Next(16) switch
    {
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
