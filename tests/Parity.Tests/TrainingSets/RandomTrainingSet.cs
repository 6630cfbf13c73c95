using FeatureDsl.Parity.Tests.Programs;

namespace FeatureDsl.Parity.Tests.TrainingSets;

/// <summary>A random training set over the sources of the random programs.</summary>
internal static class RandomTrainingSet
{
    private const string Views = """
        /// <summary>Of a user.</summary>
        [FeatureView<User>]
        public sealed partial class UserView(Events<Act> acts, Events<Late> lates, Events<Fix> fixes)
        {
            /// <summary>F.</summary>
            [Feature] public long Acts7d => acts.Last(7.Days).Count();
            /// <summary>F.</summary>
            [Feature] public double Sum1h => lates.Last(1.Hours).Sum(e => e.D);
            /// <summary>F.</summary>
            [Feature] public int? Newest => lates.All().Last(e => e.I);
            /// <summary>F.</summary>
            [Feature] public int? Fixed7d => fixes.Last(7.Days).Max(e => e.I);
        }

        /// <summary>Of a pair.</summary>
        [FeatureView<Pair>]
        public sealed partial class PairView(Events<Plain> plains)
        {
            /// <summary>F.</summary>
            [Feature] public long Plains1d => plains.Last(1.Days).Count();
        }

        /// <summary>Of the request.</summary>
        [FeatureView]
        public sealed partial class Context(Ask ask, UserView user)
        {
            /// <summary>F.</summary>
            [Feature] public double Rated => ask.Rate * user.Acts7d;
            /// <summary>F.</summary>
            [Feature] public DateOnly Next => Time.AddDays(ask.Until, 1);
            /// <summary>F.</summary>
            [Feature] public bool Same => ask.Word == "a" && ask.Urgent;
            /// <summary>F.</summary>
            [Feature] public Stay? Booked => ask.Booked;
            /// <summary>F.</summary>
            [Feature] public long Nights => ask.Free.First - (ask.Booked?.More?.First ?? 0);
        }

        /// <summary>All.</summary>
        [FeatureService("all")]
        public sealed partial class All(UserView user, PairView pair, Context context);

        """;

    private static readonly string[] Spans = ["1.Hours", "6.Hours", "1.Days", "7.Days", "30.Days", "TimeSpan.FromMilliseconds(0.001)", "15.Minutes"];

    /// <summary>The classes.</summary>
    public static string Make(Dice dice)
    {
        var row = dice.Of("Act", "Late", "Plain", "Fix", "Mark");
        var events = dice.Of("Act", "Late", "Plain", "Fix", "Mark");
        var of = dice.Of("User", "Pair");
        var features = dice.Of("All all", "UserView user, Context context", "PairView pair", "UserView user");
        var requests = features.Contains("text", StringComparison.Ordinal) || features.StartsWith("All", StringComparison.Ordinal);
        var lines = new List<string>
        {
            $"[AsOf] public DateTime At => row.At{dice.Of("", "", " - 1.Hours", " - TimeSpan.FromMilliseconds(0.001)")};",
            "[Label] public bool Flag => row.Flag;",
            "[Label] public decimal? Money => row.MaybeM;",
            $"[Label] public bool Came => {Window(dice, events)}.Count() > {dice.Next(3)};",
            $"[Label] public long Delta => {Window(dice, events)}.Count() - {Window(dice, events)}.Count(e => e.Flag);",
            $"[Label] public double? Mean => {Window(dice, events)}.Average(e => {dice.Of("e.D", "(double)e.F", "e.MaybeD", "(double)e.M")});",
            $"[Label] public long Total => {Window(dice, events)}.Sum(e => {dice.Of("e.I", "e.N", "e.MaybeI")});",
            $"[Label] public double Sum => {Window(dice, events)}.Sum(e => e.D) - (row.Flag ? row.D : 0.0);",
            $"[Label] public double? Most => {Window(dice, events)}.Max(e => e.D);",
            $"[Label] public long Kinds => {Window(dice, events)}.CountDistinct(e => e.S);",
            $"[Label] public double? Middle => {Window(dice, events)}.{dice.Of("Median(", "Quantile(0.9, ", "Quantile(0.25, ")}e => {dice.Of("e.D", "e.MaybeI", "e.F")});",
            $"[Label] public FeatureList<string> Often => {Window(dice, events)}.TopK(3, e => e.S);",
            $"[Label] public FeatureMap<string, long> Each => {Window(dice, events)}.CountBy(e => e.{dice.Of("S", "MaybeS")});",
            $"[Label] public FeatureMap<Mood, decimal> Owed => {Window(dice, events)}.SumBy(e => e.MaybeMood, e => e.MaybeM);",
            $"[Label] public FeatureList<long> Buckets => {Window(dice, events)}.Histogram(e => e.D, -1, 0, 12);",
            $"[Label] public double? Spread => {Window(dice, events)}.Entropy(e => {dice.Of("e.S", "e.MaybeMood", "e.I")});",
            $"[Label] public bool Growing => {Window(dice, events)}.Sum(e => e.F) > next.Last({dice.Of(Spans)}).Sum(e => e.F);",
            "[Carried] public Mood? Feeling => row.MaybeMood;",
            "[Carried] public Guid Mark => row.G;",
            "[Carried] public FeatureVector? Place => row.MaybeV;",
            $"[Label] public FeatureVector? Centre => {Window(dice, events)}.Average(e => {dice.Of("e.V", "e.MaybeV")});",
            "[Carried] public DateOnly? Day => row.MaybeDay;",
            "[Carried] public FeatureList<Mood?> Moods => row.Moods;",
            "[Label] public FeatureMap<long, decimal> Owes => row.Owed;",
            $"[Label] public long Guests => {Window(dice, events)}.Sum(e => e.Ss.Count) + row.Ns.Count;",
            "[Label] public DateOnly Due => Time.AddMonths(row.Day, 1);",
            $"[Label] public TimeSpan? Longest => {Window(dice, events)}.Max(e => e.MaybeTook);",
            $"[Label] public TimeSpan Took => {Window(dice, events)}.Sum(e => e.Took) - {dice.Of("row.Took", "1.Hours")};",
        };
        if (events != "Plain")
            lines.Add($"[Label] public int? First => {Window(dice, events)}.First(e => e.I);");
        if (events != "Plain")
            lines.Add($"[Label] public string? Best => {Window(dice, events)}.{dice.Of("MinBy", "MaxBy")}(e => e.MaybeS, e => {dice.Of("e.D", "e.MaybeI", "e.T")});");
        if (events != "Plain")
            lines.Add($"[Label] public string? Last => {Window(dice, events)}.Last(e => e.MaybeS);");
        if (dice.Chance(50))
            lines.Add($"[Where] public bool Wanted => {dice.Of("row.Mood != Mood.Cross", "row.MaybeG is not null", "row.I > 0 || row.Flag")};");
        if (requests)
        {
            lines.Add("[Request] public double Rate => row.D;");
            lines.Add("[Request] public long? Limit => row.N;");
            lines.Add("[Request] public string Word => row.S;");
            lines.Add("[Request] public bool Urgent => row.Flag;");
            lines.Add("[Request] public DateOnly Until => row.Day;");
            lines.Add("[Request] public TimeSpan? Patience => row.Took;");
            lines.Add("[Request] public FeatureVector? Aim => row.V;");
            lines.Add($"[Request] public FeatureList<string> Tags => {dice.Of("row.Ss", "row.Stay?.Guests ?? []")};");
            lines.Add("[Request] public FeatureMap<string, long> Basket => row.Counts;");
            lines.Add($"[Request] public Nights Free => {dice.Of("new Nights(row.N, row.I)", "(row.Flag ? new Nights(row.N, null) : new Nights(7, row.N))")};");
            lines.Add($"[Request] public Stay? Booked => {dice.Of("row.Stay", "new Stay(row.S, new Nights(row.N, null)) { More = row.Stay?.More, Guests = row.Ss, Bill = row.Counts }", "(row.Flag ? row.Stay : null)")};");
        }

        return $$"""
            {{SourceText.All}}
            {{Views}}
            /// <summary>Random.</summary>
            [TrainingSet("random"{{Options(dice, row, features)}})]
            public sealed partial class Random({{row}} row, {{features}}, [Of<{{of}}>] Events<{{events}}> next)
            {
                {{string.Join("\n    ", lines)}}
            }
            """;
    }

    private static string Window(Dice dice, string events) =>
        $"next{dice.Of("", "", ".Where(e => e.I > 0)", ".Where(e => e.MaybeFlag == true)")}.Next({dice.Of(Spans)})";

    private static string Options(Dice dice, string row, string features)
    {
        var entity = features.StartsWith("Pair", StringComparison.Ordinal) ? "Pair" : "User";
        var split = dice.Of("", ", ValidationFrom = \"2024-03-05\", TestFrom = \"2024-03-15T12:00:00Z\"", $", SplitBy = typeof({entity}), ValidationShare = 0.2, TestShare = 0.3");
        return split + (row == "Plain" || dice.Chance(40) ? "" : $", Positive = \"{dice.Of("Flag", "Came")}\", NegativeRate = {dice.Of("0.5", "0.3", "1")}");
    }
}
