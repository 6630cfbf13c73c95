using System.Globalization;
using System.Text;

namespace FeatureDsl.Runtime.Tests;

/// <summary>Files of trips.</summary>
internal static class TripFiles
{
    public const string Header = "driver_id,rider_id,trip_id,requested_at,finished_at,fare,status,planned,distance,tip,seats,shared,city,paid_at\n";

    public static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The trip with a number: ten drivers, one trip a minute, each known half an hour later.</summary>
    public static Trip Trip(int i) => new(
        i % 10, i % 7 == 0 ? null : $"r{i % 5}", new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 250), Start.AddMinutes(i).AddTicks(10 * (i % 1000)), Start.AddMinutes(i + 30),
        (i % 3 == 0 ? -1 : 1) * (i + 0.25m), i % 2 == 0 ? TripStatus.Finished : TripStatus.Lost, i % 4 == 0 ? null : TripStatus.Cancelled,
        i / 7.0, i % 6 == 0 ? null : i / 3f, i, i % 2 == 1, i % 8 == 0 ? null : $"città \"{i % 3}\"", i % 9 == 0 ? null : Start.AddDays(i % 100));

    public static string Csv(params IEnumerable<Trip> trips) => trips.Aggregate(new StringBuilder(Header), (text, t) => text.Append(Line(t))).ToString();

    public static string Line(Trip t) => string.Join(',',
    [
        Text(t.DriverId), t.RiderId ?? "", t.TripId.ToString(), Text(t.RequestedAt), Text(t.FinishedAt), Text(t.Fare), t.Status.ToString(), t.Planned?.ToString() ?? "",
        t.Distance.ToString("R", CultureInfo.InvariantCulture), t.Tip?.ToString("R", CultureInfo.InvariantCulture) ?? "", Text(t.Seats), t.Shared ? "true" : "false",
        t.City is null ? "" : $"\"{t.City.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", t.PaidAt is { } paid ? Text(paid) : "",
    ]) + "\n";

    private static string Text(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
