using System.Text;

namespace FeatureDsl.Parity.Tests.Programs;

/// <summary>A random, well-typed feature project as C# text: two views of different entities, one computed from both, one that looks both up by what others hold, and a service of all.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Views">The views.</param>
internal sealed record RandomProgram(int Seed, string Views)
{
    /// <summary>The whole file, sources and all.</summary>
    public string Text => SourceText.All + Views;

    /// <summary>Makes a program.</summary>
    /// <param name="seed">Chance.</param>
    /// <param name="features">How many features each view with an entity has.</param>
    public static RandomProgram Make(int seed, int features)
    {
        var dice = new Dice(seed);
        var text = new StringBuilder();
        var ofUser = View(text, dice, "OfUser", "<User>", features);
        var ofPair = View(text, dice, "OfPair", "<Pair>", features / 2);
        Derived(text, dice);
        LookedUp(text, dice, ofUser, ofPair);
        text.Append("/// <summary>All of it.</summary>\n[FeatureService(\"all\")] public sealed partial class All(OfUser ofUser, OfPair ofPair, Derived derived, LookedUp lookedUp);\n");
        return new RandomProgram(seed, text.ToString());
    }

    private static List<WrittenFeature> View(StringBuilder text, Dice dice, string name, string entity, int features)
    {
        text.Append($"/// <summary>Random.</summary>\n[FeatureView{entity}] public sealed partial class {name}(Events<Act> acts, Events<Late> lates, Events<Plain> plains,\n    "
            + "Events<Fix> fixes, Events<Mark> marks, Latest<Profile> profile, Latest<Grade> grade, Latest<Badge> badge)\n{\n");
        text.Append($"    /// <summary>Random.</summary>\n    [Feature] public FeatureVector? Nearest => {new FeatureText(dice, [], hasRequest: false).Body("FeatureVector?", depth: 1)};\n");
        var written = Features(text, dice, features, name[2..3], hasRequest: false);
        text.Append("}\n\n");
        return written;
    }

    private static List<WrittenFeature> Features(StringBuilder text, Dice dice, int features, string prefix, bool hasRequest)
    {
        var written = new List<WrittenFeature>();
        for (var i = 0; i < features; i++)
        {
            // A third of the features choose evenly among all operators: by their types alone most would hardly ever be met.
            var expression = new FeatureText(dice, written, hasRequest);
            var (type, body) = dice.Chance(33) ? expression.OfOperator(dice.Next(3)) : FeatureText.Type(dice) is var of ? (of, expression.Body(of, depth: dice.Next(4))) : default;
            var feature = new WrittenFeature(type, $"{prefix}{i}");
            text.Append($"    /// <summary>Random.</summary>\n    [Feature{Default(dice, type)}] public {type} {feature.Name} => {body};\n");
            written.Add(feature);
        }

        return written;
    }

    // The pair and the user that a user's events or snapshots name last, and features of these beside its own.
    private static void LookedUp(StringBuilder text, Dice dice, List<WrittenFeature> ofUser, List<WrittenFeature> ofPair)
    {
        string Last(string column) => dice.Of(
            $"acts.All().Last(e => e.{column})", $"lates.Last(7.Days).Last(e => e.{column})", $"fixes.All().Last(e => e.{column})", $"profile.Value?.{column}",
            $"grade.Value?.{column}", $"marks.Last(5).First(e => e.{column})");

        text.Append($$"""
            /// <summary>Random.</summary>
            [FeatureView<User>] public sealed partial class Leads(Events<Act> acts, Events<Late> lates, Events<Fix> fixes, Events<Mark> marks, Latest<Profile> profile, Latest<Grade> grade)
            {
                /// <summary>Random.</summary>
                [Feature] public string? Left => {{Last("PairLeft")}};
                /// <summary>Random.</summary>
                [Feature] public int? Right => {{Last("PairRight")}};
                /// <summary>Random.</summary>
                [Feature] public long? Other => {{dice.Of(Last("UserId"), "lates.All().Count()", "acts.Last(1.Hours).Count() - 1")}};
            }

            /// <summary>Random.</summary>
            [FeatureView<User>] public sealed partial class LookedUp(
                OfUser user, Leads leads, [On(nameof(Leads.Left), nameof(Leads.Right))] OfPair pair, [On(nameof(Leads.Other))] OfUser other, Events<Late> lates)
            {

            """);
        var features = ofPair.Select(f => (f.Type, f.Name, Body: $"pair.{f.Name}")).Concat(ofUser.Select(f => (f.Type, f.Name, Body: $"other.{f.Name}")))
            .Where(f => dice.Chance(50)).Append((Type: "long", Name: "Seen", Body: "lates.All().Count()")).Append((Type: "FeatureVector?", Name: "Nearest", Body: "pair.Nearest")).ToList();
        foreach (var (type, name, body) in features)
        {
            text.Append($"    /// <summary>Random.</summary>\n    [Feature{Default(dice, type)}] public {type} L{name} => {body};\n");
        }

        foreach (var (own, found) in ofUser.Join(features, f => f.Type, f => f.Type, (own, found) => (own, found)).Where(_ => dice.Chance(10)))
        {
            text.Append($"    /// <summary>Random.</summary>\n    [Feature] public bool B{own.Name}{found.Name} => {Same(own.Type, $"user.{own.Name}", found.Body)};\n");
        }

        text.Append("}\n\n");
    }

    private static string Same(string type, string left, string right) =>
        type.StartsWith("FeatureList", StringComparison.Ordinal) || MapText.Of(type) is not null ? $"{left}.Count == {right}.Count"
        : FeatureText.Records.Contains(type) ? $"{left}{FeatureText.Told(type)} == {right}{FeatureText.Told(type)}" : $"{left} == {right}";

    private static void Derived(StringBuilder text, Dice dice) => text.Append($$"""
        /// <summary>Random.</summary>
        [FeatureView] public sealed partial class Derived(Ask ask, OfUser user, OfPair pair)
        {
            /// <summary>Random.</summary>
            [Feature] public int Hour => AsOf.Hour;
            /// <summary>Random.</summary>
            [Feature] public double Rate => ask.Rate * {{dice.Of("2.0", "0.1", "-3.5")}};
            /// <summary>Random.</summary>
            [Feature] public bool Urgent => ask.Urgent && ask.Limit {{dice.Of("<", ">=", "==")}} 3;
            /// <summary>Random.</summary>
            [Feature] public int Left => ask.Until.DayNumber - DateOnly.FromDateTime(AsOf).DayNumber;
            /// <summary>Random.</summary>
            [Feature] public DateOnly Until => Time.AddDays(ask.Until, {{dice.Of("1", "-400", "100000", "AsOf.Minute")}});
            /// <summary>Random.</summary>
            [Feature] public TimeSpan? Patience => ask.Patience {{dice.Of("+ AsOf.TimeOfDay", "- 90.Minutes", "+ ask.Patience")}};
            /// <summary>Random.</summary>
            [Feature] public FeatureVector? Aim => {{dice.Of("ask.Aim", "user.Nearest", "ask.Aim ?? user.Nearest")}};
            /// <summary>Random.</summary>
            [Feature] public double? Towards => Vectors.{{dice.Of("Dot", "Cosine")}}(ask.Aim, {{dice.Of("user.Nearest", "ask.Aim")}});
            /// <summary>Random.</summary>
            [Feature] public long? Ratio => ask.Limit / AsOf.Minute;
            /// <summary>Random.</summary>
            [Feature] public Stay? Booked => {{dice.Of("ask.Booked", "(ask.Urgent ? ask.Booked : null)", "ask.Booked ?? new Stay(ask.Word, ask.Free) { More = ask.Free, Guests = ask.Tags, Bill = ask.Basket }")}};
            /// <summary>Random.</summary>
            [Feature] public long Free => ask.Free.First {{dice.Of("+", "-", "/")}} (ask.Booked?.Nights.Last ?? AsOf.Minute);
            /// <summary>Random.</summary>
            [Feature] public FeatureList<string> Tags => {{dice.Of("ask.Tags", "ask.Booked?.Guests ?? []", "(ask.Urgent ? ask.Tags : ask.Booked?.Guests ?? ask.Tags)")}};
            /// <summary>Random.</summary>
            [Feature] public FeatureMap<string, long> Basket => {{dice.Of("ask.Basket", "(ask.Booked?.Bill).GetValueOrDefault()")}};
            /// <summary>Random.</summary>
            [Feature] public long? Wanted => {{dice.Of("ask.Basket.At(ask.Word)", "ask.Booked?.Bill.At(\"a\")", "ask.Basket.Values.Sum() / AsOf.Minute")}};
            /// <summary>Random.</summary>
            [Feature] public Nights Both => new Nights({{dice.Of("ask.Free.First", "ask.Free.First / AsOf.Minute")}}, {{dice.Of("ask.Booked?.More?.First", "ask.Limit")}});
        }


        """);

    private static string Default(Dice dice, string type) => !dice.Chance(20) ? "" : type switch
    {
        "long" or "long?" => "(Default = -1L)",
        "double" or "double?" => "(Default = 0.5)",
        "float?" => "(Default = 0.25f)",
        "bool" or "bool?" => "(Default = true)",
        "string?" => "(Default = \"none\")",
        "decimal" or "decimal?" => "(Default = 7)",
        "DateOnly" or "DateOnly?" => "(Default = \"2100-02-28\")",
        "TimeSpan" or "TimeSpan?" => "(Default = \"90s\")",
        _ => "",
    };
}
