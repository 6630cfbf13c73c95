using Apache.Arrow;
using Apache.Arrow.Types;
using FeatureDsl.Runtime.Files;

namespace FeatureDsl.Benchmarks.Data;

/// <summary>A history as Parquet files in a folder of its own: what every engine loads, so that all have the same rows.</summary>
internal sealed class HistoryFiles : IDisposable
{
    private const int BatchRows = 1 << 17, ProfilesPerAccount = 3;

    private static readonly TimestampType Instant = new(TimeUnit.Microsecond, "UTC");
    private static readonly Decimal128Type Money = new(18, 2);

    private HistoryFiles()
    {
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("featuredsl-bench-").FullName;

    public string Payments => Path.Combine(Folder, "payments.parquet");

    public string Settlements => Path.Combine(Folder, "settlements.parquet");

    public string Profiles => Path.Combine(Folder, "profiles.parquet");

    /// <summary>With a column <c>row_id</c> beside what a spine must have: the place of the row, from 0.</summary>
    public string Spine => Path.Combine(Folder, "spine.parquet");

    public static async Task<HistoryFiles> WriteAsync(PaymentHistory history, int spineRows)
    {
        var files = new HistoryFiles();
        var known = Column("settled_at", Instant, (i, b) => ((TimestampArray.Builder)b).Append(At(history.Known[i])), () => new TimestampArray.Builder(Instant));
        await WriteAsync(files.Payments, history.Rows, PaymentColumns(history));
        await WriteAsync(files.Settlements, history.Rows, [.. PaymentColumns(history), known]);
        await WriteAsync(files.Profiles, history.Accounts * ProfilesPerAccount,
        [
            Long("account_id", i => i / ProfilesPerAccount), Time("since", i => ProfileSince(i)), Int("tier", i => 1 + (i * 7 % 5)),
        ]);
        var (accounts, instants) = history.Spine(spineRows);
        await WriteAsync(files.Spine, spineRows, [Long("row_id", i => i), Long("account_id", i => accounts[i]), Time("as_of", i => instants[i])]);
        return files;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Of one account no two profiles hold from the same instant, and every seventh account has none in the first half.
    private static long ProfileSince(int row) =>
        PaymentHistory.Start + (((row % ProfilesPerAccount * 25L) + (row / ProfilesPerAccount % 7 == 0 ? 45 : 0)) * 86_400_000_000L)
        + (row * 1_000_000L % 3_600_000_000L);

    private static FileColumn[] PaymentColumns(PaymentHistory history) =>
    [
        Long("payment_id", i => i + 1), Long("account_id", i => history.Account[i]), Int("merchant_id", i => history.Merchant[i]), Time("paid_at", i => history.Time[i]),
        Column("amount", Money, (i, b) => ((Decimal128Array.Builder)b).Append(history.Cents[i] / 100m), () => new Decimal128Array.Builder(Money)),
        Int("pieces", i => history.Pieces[i]),
        Column("declined", BooleanType.Default, (i, b) => ((BooleanArray.Builder)b).Append(history.Declined[i]), () => new BooleanArray.Builder()),
    ];

    private static FileColumn Long(string name, Func<int, long> value) =>
        Column(name, Int64Type.Default, (i, b) => ((Int64Array.Builder)b).Append(value(i)), () => new Int64Array.Builder());

    private static FileColumn Int(string name, Func<int, int> value) =>
        Column(name, Int32Type.Default, (i, b) => ((Int32Array.Builder)b).Append(value(i)), () => new Int32Array.Builder());

    private static FileColumn Time(string name, Func<int, long> micros) =>
        Column(name, Instant, (i, b) => ((TimestampArray.Builder)b).Append(At(micros(i))), () => new TimestampArray.Builder(Instant));

    private static DateTimeOffset At(long micros) => new(Instants.FromMicros(micros));

    private static FileColumn Column(string name, IArrowType type, Action<int, IArrowArrayBuilder> append, Func<IArrowArrayBuilder> builder) =>
        new(new Field(name, type, nullable: false), append, builder);

    private static async Task WriteAsync(string path, int rows, IReadOnlyList<FileColumn> columns)
    {
        var schema = new Schema(columns.Select(c => c.Field), metadata: null);
        await using var writer = TableWriter.Create(path, schema);
        for (var from = 0; from < rows; from += BatchRows)
        {
            var length = Math.Min(BatchRows, rows - from);
            using var batch = new RecordBatch(schema, columns.Select(c => c.Build(from, length)), length);
            await writer.WriteAsync(batch);
        }

        await writer.CompleteAsync();
    }
}
