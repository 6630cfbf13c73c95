namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>A feature that was written so far: later ones can refer to it.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Name">Its name.</param>
internal sealed record WrittenFeature(string Type, string Name);

/// <summary>Random bodies of features, as C# text of a wanted type.</summary>
/// <param name="dice">Chance.</param>
/// <param name="written">The features before this one.</param>
/// <param name="hasRequest">Whether the request can be read.</param>
internal sealed partial class FeatureText(Dice dice, IReadOnlyList<WrittenFeature> written, bool hasRequest)
{
    private readonly EventText _event = new(dice);

    /// <summary>The types that features have.</summary>
    public static readonly IReadOnlyList<string> Types =
        ["long", "long", "long?", "double", "double?", "double?", "float?", "int", "int?", "bool", "bool?", "string?", "DateTime?", "Guid?", "Mood?", "decimal", "decimal?", "DateOnly", "DateOnly?",
        "TimeSpan", "TimeSpan?", "TimeSpan?", "FeatureVector?", "FeatureVector?", "Spot?", "Stay?"];

    /// <summary>A random type.</summary>
    public static string Type(Dice dice) => dice.Chance(20) ? dice.Of(ListText.Types) : dice.Chance(5) ? dice.Of(MapText.Types) : dice.Of(Types);

    /// <summary>A body of a type.</summary>
    public string Body(string type, int depth)
    {
        if (dice.Chance(15) && written.Where(w => w.Type == type).ToList() is { Count: > 0 } known)
        {
            return dice.Of<WrittenFeature>(known).Name;
        }

        return type switch
        {
            _ when ListText.ElementOf(type) is { } element => ListOf(element),
            _ when MapText.Of(type) is not null => Map(type),
            "long" => Long(depth),
            "long?" => MaybeLong(depth),
            "double" => Double(depth),
            "double?" => MaybeDouble(depth),
            "float?" => dice.Of($"{Events()}.{Pick()}(e => e.F)", $"{Events()}.{Pick()}(e => e.MaybeF)", $"{Row()}.F", $"{Row()}.MaybeF", $"(float?){Paren(MaybeDouble(depth - 1))}"),
            "int" => Int(depth),
            "int?" when dice.Chance(30) => dice.Of($"Text.Length({Body("string?", depth - 1)})", $"Hash.Bucket(Hash.Of({Body("string?", depth - 1)}), {Bucket()})", $"{Events()}.{Pick()}(e => {dice.Of("Text.Length(e.MaybeS)", "Hash.Bucket(Hash.Of(e.S), 10)")})", $"Time.{dice.Of("Quarter", "IsoWeek", "DaysInMonth")}({Body("DateTime?", depth - 1)})"),
            "int?" => dice.Of($"Maths.OneHotIndex({Chosen("e.Mood")}, Mood.Merry)", $"Maths.OneHotIndex({Row()}.S, \"a\", \"\")",
                $"Maths.Bucketise({MaybeDouble(depth - 1)}, 0, 10)", $"{Events()}.{Pick()}(e => e.I)", $"{Events()}.{Pick()}(e => e.MaybeI)", $"{Row()}.I", $"({Bool(depth - 1)} ? {Int(depth - 1)} : null)"),
            "bool" => Bool(depth),
            "bool?" => dice.Of($"{Chosen("e.Flag")}", $"{Chosen("e.MaybeFlag")}", $"{Row()}.MaybeFlag", $"{Row()}.Flag"),
            "string?" when depth > 0 && dice.Chance(45) => Word(depth - 1),
            "string?" => dice.Of($"{List("string", "string?")}.At(1)", $"{Chosen("e.S")}", $"{Chosen("e.MaybeS")}", $"{Row()}.S", $"{Row()}.MaybeS", $"({Bool(depth - 1)} ? {Row()}.S : {Chosen("e.S")})"),
            "DateTime?" when depth > 0 && dice.Chance(45) => Instant(depth - 1),
            "DateTime?" => dice.Of($"{List("DateTime", "DateTime?")}.{Pick()}()", $"{Events()}.{Pick()}(e => e.T)", $"{Chosen("e.MaybeT")}", $"{Row()}.T", $"{Row()}.MaybeT", $"{Chosen("e.At")}"),
            "DateOnly" => $"((DateOnly?){Paren(Body("DateOnly?", depth))} ?? {dice.Of("new DateOnly(2024, 2, 29)", "DateOnly.FromDateTime(AsOf)")})",
            "DateOnly?" => Date(depth),
            "FeatureVector?" => Vector(depth),
            "Spot?" => Spot(depth),
            "Stay?" => Stay(depth),
            "TimeSpan" => LengthOf(depth),
            "TimeSpan?" => MaybeLengthOf(depth),
            "Guid?" => dice.Of($"{List("Guid", "Guid?")}.At(0)", $"{Chosen("e.G")}", $"{Row()}.MaybeG"),
            "Mood?" => dice.Of($"{List("Mood", "Mood?")}.At(2)", $"{Chosen("e.Mood")}", $"{Chosen("e.MaybeMood")}", $"{Row()}.Mood"),
            "decimal" => dice.Of($"{Events()}.Sum(e => {_event.DecimalAddend()})", $"{List("decimal", "decimal?")}.Sum()"),
            _ => dice.Of($"{List("decimal", "decimal?")}.{dice.Of("Min()", "Max()", "At(1)")}", $"{Events()}.{Pick()}(e => e.M)", $"{Events()}.{Pick()}(e => e.MaybeM)", $"{Events()}.Range(e => {dice.Of("e.M", "e.MaybeM")})", $"{Row()}.M", $"{Row()}.MaybeM", $"{Row()}.M * 3 - 0.25m"),
        };
    }

    private static readonly string[] Functions =
    [
        "Log", "Exp", "Sqrt", "Abs", "Floor", "Ceiling", "Round", "Truncate", "Log1P", "Log2", "Log10", "Expm1", "Tanh", "Sigmoid",
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Cbrt",
    ];

    private string Word(int depth) => dice.Next(5) switch
    {
        0 => $"Text.{dice.Of("ToLowerAscii", "ToUpperAscii", "TrimAscii")}({Body("string?", depth)})",
        1 => $"Text.Substring({Body("string?", depth)}, {dice.Of("0", "1", "-2", $"{Int(depth)}")}, {dice.Of("2", "int.MaxValue", $"{Int(depth)}")})",
        2 => $"({Body("string?", depth)} + {(hasRequest ? "ask.Word" : "\"'\"")})",
        3 => $"{Chosen(_event.Word())}",
        _ => $"({Body("string?", depth)} + \"/\" + {Body("string?", depth)})",
    };

    private string Instant(int depth) => dice.Next(4) switch
    {
        0 => $"Time.StartOf{dice.Of("Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")}({dice.Of("AsOf", Body("DateTime?", depth))})",
        1 => $"Time.{dice.Of("Add", "TryAdd")}{dice.Of("Days", "Hours", "Minutes", "Seconds", "Months", "Years")}({dice.Of("AsOf", Body("DateTime?", depth))}, {dice.Of("-1", "12", "3000", Int(depth), Body("int?", depth))})",
        2 => $"Time.{dice.Of("Add", "TryAdd")}(AsOf, AsOf - {Body("DateTime?", depth)})",
        _ => $"{Events()}.{Pick()}(e => {_event.Moved()})",
    };

    private string Bucket() => dice.Of("1", "7", "1000", "(AsOf.Minute - 30)");

    private string Long(int depth) => depth <= 0 ? LongLeaf() : dice.Next(12) switch
    {
        0 => $"({Long(depth - 1)} {dice.Of("+", "-", "*")} {Long(depth - 1)})",
        1 => $"({Long(depth - 1)} {dice.Of("/", "%")} {Long(depth - 1)})",
        2 => $"({Bool(depth - 1)} ? {Long(depth - 1)} : {Long(depth - 1)})",
        3 => $"({MaybeLong(depth - 1)} ?? {Long(depth - 1)})",
        4 => $"(long){Paren(Double(depth - 1))}",
        5 => $"-{Paren(Long(depth - 1))}",
        6 => $"Maths.{dice.Of("Min", "Max")}({Long(depth - 1)}, {Long(depth - 1)})",
        7 => $"({MaybeLong(depth - 1)}).GetValueOrDefault()",
        _ => LongLeaf(),
    };

    private string LongLeaf() => dice.Next(12) switch
    {
        8 => $"{Events()}.CountDistinct{dice.Of("", "Approximate")}(e => {dice.Of(_event.Word(), _event.Number(), _event.Moved(), _event.Date(), _event.MaybeSpan())})",
        9 => $"{dice.Of("", "", "Hash.Coupon")}(Hash.Of({dice.Of("AsOf", $"{Events()}.Count()", "(AsOf - AsOf.Date)")}))",
        10 => $"{List("int", "int?", "long", "long?")}.Sum()",
        11 => $"(long){List("string?", "Guid", "DateTime?", "Mood")}.Count",
        0 or 1 => $"{Events()}.Count()",
        2 => $"{Events()}.Count(e => {_event.Predicate(1)})",
        3 => $"{Events()}.Sum(e => {dice.Of("e.I", "e.MaybeI", "e.N", "e.MaybeN", "(long)e.I * 100000")})",
        4 or 5 => $"{Events()}.{dice.Of("CountDistinct", "CountDistinct", "CountPresent")}(e => {Countable()})",
        6 => $"(acts.All().Count() * 0L + {dice.Of("0L", "1L", "-1L", "1000000007L", "long.MaxValue")})", // not a constant: C# would fold, and refuse, too much
        _ => $"{Events()}.Count()",
    };

    private string MaybeLong(int depth) => dice.Next(9) switch
    {
        6 => $"{Events()}.Range(e => {dice.Of("e.N", "e.MaybeN", "e.I", "e.MaybeI")})",
        7 => $"{List("long", "long?")}.At({Place()})",
        8 => $"{List("long", "long?")}.{Pick()}()",
        0 or 1 => $"{Events()}.{Pick()}(e => {dice.Of("e.N", "e.MaybeN")})",
        2 => $"{Row()}.{dice.Of("N", "MaybeN")}",
        3 when depth > 0 => $"((long?)({Bool(depth - 1)} ? {Long(depth - 1)} : null))",
        4 when depth > 0 => $"({MaybeLong(depth - 1)} {dice.Of("+", "-", "*", "/")} {Long(depth - 1)})",
        5 when hasRequest => "ask.Limit",
        _ => $"{Chosen("e.MaybeN")}",
    };

    private string Double(int depth) => depth <= 0 ? DoubleLeaf() : dice.Next(12) switch
    {
        0 or 1 => $"({Double(depth - 1)} {dice.Of("+", "-", "*", "/")} {Double(depth - 1)})",
        2 => $"({MaybeDouble(depth - 1)} ?? {Double(depth - 1)})",
        3 => $"(double){Paren(Long(depth - 1))}",
        4 => $"Maths.{dice.Of(Functions)}({Double(depth - 1)})",
        5 when dice.Chance(30) => $"Maths.{dice.Of("Clip", "ZScore", "MinMax")}({Double(depth - 1)}, {Double(depth - 1)}, {Double(depth - 1)})",
        5 when dice.Chance(15) => $"Maths.GreatCircleDistance({Double(depth - 1)}, {Double(depth - 1)}, {Double(depth - 1)}, {Double(depth - 1)})",
        5 => $"Maths.{dice.Of("Pow", "Min", "Max", "Atan2")}({Double(depth - 1)}, {Double(depth - 1)})",
        6 => $"({Bool(depth - 1)} ? {Double(depth - 1)} : {Double(depth - 1)})",
        7 => $"(double){Events()}.Sum(e => {_event.DecimalAddend()})",
        8 => $"-{Paren(Double(depth - 1))}",
        _ => DoubleLeaf(),
    };

    private string DoubleLeaf() => dice.Next(8) switch
    {
        7 => $"{Events()}.{(dice.Chance(25) ? $"DecayedCount({HalfLife()})" : $"DecayedSum(e => {_event.Addend()}, {HalfLife()})")}",
        6 => $"{List("float", "float?", "double", "double?")}.Sum()",
        0 or 1 or 2 => $"{Events()}.Sum(e => {dice.Of("e.D", "e.MaybeD", "e.F", "e.D / (e.MaybeD ?? 3.0)", "(double)e.M")})",
        3 => $"(acts.All().Count() * 0.0 + {dice.Of("0.0", "1.0", "0.1", "-2.5", "1e300", "double.NaN", "3.0")})",
        4 when hasRequest => "ask.Rate",
        _ => $"(AsOf - e0).Total{dice.Of("Days", "Hours", "Seconds")}".Replace("e0", "AsOf.Date"),
    };

    private string MaybeDouble(int depth) => dice.Next(23) switch
    {
        14 => $"{Events()}.Entropy(e => {dice.Of(Any(), _event.Word())})",
        15 => $"{Events()}.Quantile{dice.Of("", "", "Approximate")}({dice.Of("0", "0.1", "0.25", "0.5", "0.9", "0.95", "1")}, e => {_event.Addend()})",
        16 => $"{Events()}.Median{dice.Of("", "", "Approximate")}(e => {_event.Addend()})",
        17 => $"{List("int", "int?", "long", "long?", "float", "float?", "double", "double?")}.Average()",
        18 => $"{List("double", "double?")}.{Pick()}()",
        19 => $"{List("double", "double?")}.At({Place()})",
        11 or 12 or 20 or 21 or 22 => $"{Events()}.{Moment()}(e => {_event.Addend()})",
        8 => $"{Events()}.Ratio(e => {_event.Predicate(1)}{dice.Of("", $", e => {_event.Predicate(1)}")})",
        9 => $"{Events()}.{dice.Of("TimeSinceLast", "TimeSinceFirst")}({dice.Of("", "", "e => e.T", "e => e.MaybeT")})?.Total{dice.Of("Days", "Hours", "Minutes")}",
        10 => $"{Events()}.Range(e => {dice.Of("e.D", "e.MaybeD", "e.F", "e.D * 0.5 - e.I")})",
        0 or 1 or 2 => $"{Events()}.Average(e => {_event.Addend()})",
        3 => $"{Events()}.{Pick()}(e => {dice.Of("e.D", "e.MaybeD", "e.D * 0.5 - e.I")})",
        4 when dice.Chance(50) => $"Maths.{dice.Of(Functions)}({Row()}.{dice.Of("D", "MaybeD")})",
        4 => $"{Row()}.{dice.Of("D", "MaybeD")}",
        5 when depth > 0 => $"({MaybeDouble(depth - 1)} {dice.Of("+", "-", "*", "/")} {MaybeDouble(depth - 1)})",
        6 when depth > 0 => $"((double?)({Bool(depth - 1)} ? null : {Double(depth - 1)}))",
        _ => $"(AsOf - {Events()}.{Pick()}(e => e.T))?.Total{dice.Of("Days", "Hours", "Minutes")}",
    };

    private string Int(int depth) => depth <= 0 ? dice.Of("(AsOf.Hour * 0 + 7)", "(AsOf.Minute - 60)", "AsOf.Hour") : dice.Next(8) switch
    {
        6 => $"Maths.Bucketise({Double(depth - 1)}, -1.5, 0, 3, 1e9)",
        7 => $"Maths.Sign({dice.Of(Double(depth - 1), Long(depth - 1))})",
        0 => $"AsOf.{dice.Of("Year", "Month", "Day", "Hour", "Minute", "Second", "DayOfYear")}",
        1 => "(int)AsOf.DayOfWeek",
        2 => $"(int){Paren(Long(depth - 1))}",
        3 => $"({Int(depth - 1)} {dice.Of("+", "-", "*", "/", "%")} {Int(depth - 1)})",
        4 => $"({Bool(depth - 1)} ? {Int(depth - 1)} : {Int(depth - 1)})",
        _ => $"({Events()}.Max(e => e.I) ?? -3)",
    };

    private string Bool(int depth) => depth <= 0 ? $"{Events()}.Count() {Order()} 2" : dice.Next(19) switch
    {
        15 => $"{List("string", "string?")}.Contains({dice.Of("\"a\"", "\"\"")})",
        16 => dice.Of($"{List("Mood", "Mood?")}.Contains(Mood.Cross)", $"{List("DateOnly", "DateOnly?")}.Contains(new DateOnly(2024, 2, 29))", $"{List("TimeSpan", "TimeSpan?")}.Contains(TimeSpan.Zero)", $"{List("int", "int?")}.Contains({Int(depth - 1)})"),
        17 => $"({Body("DateOnly?", depth - 1)} {Order()} {Body("DateOnly?", depth - 1)})",
        18 => $"({Body("TimeSpan?", depth - 1)} {Order()} {dice.Of("TimeSpan.Zero", Body("TimeSpan", depth - 1), Body("TimeSpan?", depth - 1))})",
        10 => $"{Events()}.Any({dice.Of("", $"e => {_event.Predicate(1)}")})",
        11 => $"{Events()}.All(e => {_event.Predicate(1)})",
        12 => $"({Events()}.TimeSinceLast() {Order()} {Span()})",
        13 => $"Text.{dice.Of("StartsWith", "EndsWith", "Contains")}({Body("string?", depth - 1)}, {Body("string?", depth - 1)})",
        14 => $"(Text.Compare({Body("string?", depth - 1)}, {Row()}.S) {Order()} 0)",
        0 => $"({Long(depth - 1)} {Order()} {Long(depth - 1)})",
        1 => $"({MaybeLong(depth - 1)} {Order()} {MaybeLong(depth - 1)})",
        2 => $"({MaybeDouble(depth - 1)} {Order()} {Double(depth - 1)})",
        3 => $"({Bool(depth - 1)} {dice.Of("&&", "||")} {Bool(depth - 1)})",
        4 => $"!({Bool(depth - 1)})",
        5 => $"({MaybeDouble(depth - 1)} {dice.Of("==", "!=")} null)",
        6 => $"({Latest()}.Value {dice.Of("==", "!=")} null)",
        7 => $"({Row()}.{dice.Of("S", "MaybeS")} {dice.Of("==", "!=")} {(hasRequest ? "ask.Word" : "\"a\"")})",
        8 => $"({Row()}.M {Order()} {Events()}.Max(e => e.MaybeM))",
        9 => $"({Chosen("e.Mood")} == Mood.Merry)",
        _ => hasRequest ? "ask.Urgent" : $"({Latest()}.Value is null)",
    };

    private string Any() => dice.Of(
        "e.Flag", "e.I", "e.MaybeI", "e.N", "e.F", "e.MaybeF", "e.D", "e.MaybeD", "e.M", "e.MaybeM", "e.S", "e.MaybeS", "e.T", "e.MaybeT", "e.G", "e.MaybeG", "e.Mood", "e.MaybeMood",
        "e.Day", "e.MaybeDay", "e.Took", "e.MaybeTook", "e.Shop?.S", "e.Shop?.MaybeMood", "e.Held?.Day", "e.Held?.I", "e.Held?.Since");

    // What lists have no place for, but counts have.
    private string Countable() => dice.Chance(10) ? dice.Of("e.V", "e.MaybeV") : Any();

    // Any source; only Ordered() ones have an id to break ties by.
    private string Events() => dice.Of("acts", "lates", "plains", "fixes", "marks") is var source && source == "plains" ? Chosen(source, newest: false) : Chosen(source, newest: true);

    private string Ordered() => Chosen(dice.Of("acts", "lates", "fixes", "marks"), newest: true);

    private string Moment() => dice.Of(
        "VariancePopulation", "VarianceSample", "StandardDeviationPopulation", "StandardDeviationSample", "Skewness", "Kurtosis");

    // One of its own, or a feature that is one.
    private string List(params string[] elements)
    {
        var element = dice.Of<string>(elements);
        var known = written.Where(w => ListText.ElementOf(w.Type) == element).ToList();
        return known.Count > 0 && dice.Chance(40) ? dice.Of<WrittenFeature>(known).Name : ListOf(element);
    }

    private string Place() => dice.Of("0", "1", "5", "-1", "int.MinValue", "int.MaxValue", "AsOf.Hour - 12", "AsOf.Minute / 20");

    private string Pick() => dice.Of("Min", "Max");

    // The value at one event of a window: at its oldest or newest, or at the one with the least or greatest key.
    private string Chosen(string value) => value != "e.At" && value.LastIndexOf('.') == 1 && value.All(c => c == '.' || char.IsLetter(c)) && dice.Chance(20)
        ? OfEvent(value.Replace("e.", dice.Of("e.Shop?.", "e.Held?."))) : OfEvent(value);

    private string OfEvent(string value) => dice.Chance(40)
        ? $"{Ordered()}.{dice.Of("MinBy", "MaxBy")}(e => {value}, e => {BestBy()})"
        : $"{Ordered()}.{dice.Of("First", "Last")}(e => {value})";

    private string BestBy() => dice.Of(
        "e.I", "e.MaybeI", "e.N", "e.MaybeN", "e.F", "e.MaybeF", "e.D", "e.MaybeD", "e.M", "e.MaybeM", "e.T", "e.MaybeT", "e.D * 0.5 - e.I", "e.Day", "e.MaybeDay", "e.Took", "e.MaybeTook",
        "e.I % 3", "e.I % 3");

    private string Chosen(string source, bool newest)
    {
        var filter = dice.Chance(35) ? $".Where(e => {_event.Predicate(1)})" : "";
        var window = dice.Next(12) switch
        {
            0 or 1 or 2 => $".Last({Span()})",
            3 or 4 => $".Last({Span()}, {Step()})",
            5 => ".All()",
            6 => $".Tumbling({Step()})",
            10 => Session(),
            11 => $"{Session()}{(newest && dice.Chance(30) ? $".Last({dice.Of("1", "3")})" : "")}",
            7 when newest => $".Last({dice.Of("1", "2", "5", "12")})",
            8 when newest => $"{(dice.Chance(25) ? $".Tumbling({Step()})" : $".Last({Span()})")}.Last({dice.Of("1", "3")})",
            _ => $".Last({Span()})",
        };
        var condition = dice.Chance(15) ? $".Where(e => {_event.Predicate(1)})" : "";
        return source + filter + window + condition;
    }

    // With gaps as long as the steps between events, or as no two events are apart.
    private string Session() => dice.Of(
        ".Session(1.Seconds, 1.Days)", ".Session(1.Minutes, 1.Hours)", ".Session(15.Minutes, 6.Hours)", ".Session(1.Hours, 1.Days)", ".Session(6.Hours, 6.Hours)", ".Session(1.Days, 7.Days)",
        ".Session(longest: 365.Days, gap: 7.Days)", ".Session(30.Days, 365.Days)");

    private string Step() => dice.Of("1.Minutes", "1.Hours", "1.Days", "7.Seconds");

    private string Span() => dice.Of("1.Seconds", "1.Minutes", "15.Minutes", "1.Hours", "6.Hours", "1.Days", "7.Days", "30.Days", "365.Days");

    private string HalfLife() => dice.Chance(20) ? dice.Of("TimeSpan.FromMilliseconds(10)", "7.Seconds", "36525.Days", "TimeSpan.FromMinutes(97)") : Span();

    private string Latest() => dice.Of("profile", "grade", "badge") + (dice.Chance(40) ? $".MaxAge({Span()})" : "");

    private string Row() => $"{Latest()}.Value?";

    private string Order() => dice.Of("<", "<=", ">", ">=", "==", "!=");

    private static string Paren(string text) => $"({text})";
}
