using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureDefs.Demo;

/// <summary>Some rows of the public file, and what is made of them.</summary>
/// <remarks>
/// The file has the time of departure (local, taken as UTC) and the delay, but no time of arrival, which is when the delay becomes known. It is made up of half an
/// hour, the distance at eight miles a minute, and the delay where it is one: plausible, and late and overlapping enough to try point-in-time joins.
/// </remarks>
internal sealed class FlightColumns
{
    private readonly long _firstId;
    private readonly int _length;
    private readonly TimestampArray _date;
    private readonly Int32Array _delay;
    private readonly Int32Array _distance;
    private readonly StringArray _origin;
    private readonly StringArray _destination;

    public FlightColumns(RecordBatch batch, int length, long firstId)
    {
        (_length, _firstId) = (length, firstId);
        (_date, _delay, _distance) = ((TimestampArray)batch.Column(0), (Int32Array)batch.Column(1), (Int32Array)batch.Column(2));
        (_origin, _destination) = ((StringArray)batch.Column(3), (StringArray)batch.Column(4));
    }

    public RecordBatch Flights(Schema schema)
    {
        var rows = Enumerable.Range(0, _length).ToArray();
        return new RecordBatch(
            schema,
            [
                Numbers64(rows, i => _firstId + i), Texts(rows, _origin), Texts(rows, _destination),
                Times(schema, "departed_at", rows, i => Departed(i)), Times(schema, "arrived_at", rows, Arrived),
                Numbers(rows, i => _delay.Values[i]), Numbers(rows, i => _distance.Values[i]),
            ],
            rows.Length);
    }

    /// <summary>A spine of some flights: what is known of the airport and the route when they leave.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="takes">Whether a flight is in it, by its number, origin and destination; asked in order.</param>
    public RecordBatch Spine(Schema schema, Func<long, string, string, bool> takes)
    {
        var rows = Enumerable.Range(0, _length).Where(i => takes(_firstId + i, _origin.GetString(i), _destination.GetString(i))).ToArray();
        return new RecordBatch(
            schema,
            [
                Texts(rows, _origin), Texts(rows, _origin), Texts(rows, _destination), Times(schema, "as_of", rows, i => Departed(i)),
                Numbers(rows, i => FlightFiles.ScheduledMinutes(_distance.Values[i])), Numbers(rows, i => _delay.Values[i]),
            ],
            rows.Length);
    }

    private DateTimeOffset Departed(int row) => _date.GetTimestamp(row)!.Value;

    private DateTimeOffset Arrived(int row) =>
        Departed(row).AddMinutes(FlightFiles.ScheduledMinutes(_distance.Values[row]) + Math.Max(0, _delay.Values[row]));

    private static Int32Array Numbers(int[] rows, Func<int, int> value) => new Int32Array.Builder().AppendRange(rows.Select(value)).Build();

    private static Int64Array Numbers64(int[] rows, Func<int, long> value) => new Int64Array.Builder().AppendRange(rows.Select(value)).Build();

    private static StringArray Texts(int[] rows, StringArray values) => new StringArray.Builder().AppendRange(rows.Select(i => values.GetString(i))).Build();

    private static TimestampArray Times(Schema schema, string name, int[] rows, Func<int, DateTimeOffset> value) =>
        new TimestampArray.Builder((TimestampType)schema.GetFieldByName(name).DataType).AppendRange(rows.Select(value)).Build();
}
