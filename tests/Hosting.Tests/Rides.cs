namespace FeatureDsl.Hosting.Tests;

/// <summary>Some trips and profiles, small enough to see through and with what makes history hard: ties, late rows, missing values, cancelled trips.</summary>
internal static class Rides
{
    public const string TripHeader = "trip_id,driver_id,rider_id,requested_at,finished_at,fare,distance_km,status,city,tipped_well";

    private static readonly DateTime Start = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<string> Trips(int count = 400)
    {
        var random = new Random(7);
        yield return TripHeader;
        for (var i = 0; i < count; i++)
        {
            var requested = Start.AddMinutes(random.Next(60 * 24 * 40) / 5 * 5);
            var finished = requested.AddMinutes(random.Next(10) == 0 ? 3000 : 5 * random.Next(12));
            var distance = random.Next(8) == 0 ? "" : FormattableString.Invariant($"{random.NextDouble() * 30:R}");
            var status = random.Next(5) switch { 0 => "CancelledByDriver", 1 => "CancelledByRider", _ => "Finished" };
            var city = random.Next(6) switch { 0 => "", 1 => "Graz", 2 => "Linz", _ => "Wien" };
            yield return FormattableString.Invariant(
                $"{new Guid(i, 0, 0, new byte[8])},{random.Next(5)},{random.Next(9)},{Text(requested)},{Text(finished)},{random.Next(1, 5000) / 100m:0.00},{distance},{status},{city},{i % 3 == 0}")
                .Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal);
        }
    }

    public static IEnumerable<string> Profiles()
    {
        yield return "driver_id,since,rating,has_large_car";
        for (var i = 0; i < 12; i++)
            yield return FormattableString.Invariant($"{i % 4},{Text(Start.AddDays(i * 3))},{(i % 5 == 0 ? "" : $"{3 + (i % 3) * 0.7f:R}")},{(i % 2 == 0 ? "true" : "false")}");
    }

    public static IEnumerable<string> Spine(int count = 150)
    {
        var random = new Random(8);
        yield return "driver_id,rider_id,as_of,distance_km,city,note";
        for (var i = 0; i < count; i++)
        {
            // Drivers and riders that nobody has seen are among them.
            yield return FormattableString.Invariant(
                $"{random.Next(6)},{random.Next(10)},{Text(Start.AddMinutes(random.Next(60 * 24 * 45) / 5 * 5))},{random.Next(1, 30)}.5,Wien,n{i}");
        }
    }

    private static string Text(DateTime instant) => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
