using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using ClickHouse.Driver.ADO.Parameters;
using FeatureDsl.Runtime.Engine.Embedded;
using FeatureDsl.Runtime.Engine.Native;

namespace FeatureDsl.Runtime.Engine;

/// <summary>
/// A ClickHouse to run statements on: a server, or the same engine inside this process. Everything after opening is the same for both.
/// Safe for concurrent use. Every failure is a <see cref="FeatureDslException"/>; the inner exception has the full text.
/// </summary>
/// <remarks>
/// The session time zone is UTC. In Arrow, strings are utf8 and low cardinality is materialised;
/// <c>DateTime</c> arrives as uint32 seconds, <c>UUID</c> and <c>Int128</c> as 16 bytes, <c>Enum8</c> as int8.
/// </remarks>
public sealed class ClickHouseEngine : IAsyncDisposable
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromHours(24);

    private static readonly Dictionary<string, object> SessionSettings = new(StringComparer.Ordinal)
    {
        ["session_timezone"] = "UTC",
        ["output_format_arrow_string_as_string"] = 1,
        ["output_format_arrow_low_cardinality_as_dictionary"] = 0,
        // A mutation has happened when its statement returns.
        ["mutations_sync"] = 1,
        ["cancel_http_readonly_queries_on_client_close"] = 1,
        // Training queries are long: a page of text for each kurtosis, and views have many features. The server's own limits are meant for people.
        ["max_query_size"] = 64 << 20,
        ["max_ast_elements"] = 5_000_000,
        ["max_expanded_ast_elements"] = 5_000_000,
    };

    private readonly ClickHouseClient _client;
    private readonly HttpClient? _http;
    private readonly EmbeddedEngine? _engine;
    private readonly string _where;

    private ClickHouseEngine(ClickHouseClientSettings settings, string where, HttpClient? http, EmbeddedEngine? engine)
    {
        foreach (var (name, value) in SessionSettings)
            settings.CustomSettings.TryAdd(name, value);
        _client = new ClickHouseClient(settings);
        _where = where;
        _http = http;
        _engine = engine;
        Database = settings.Database;
    }

    /// <summary>Whether the engine runs in this process.</summary>
    public bool IsEmbedded => _engine is not null;

    /// <summary>The database of unqualified table names.</summary>
    public string Database { get; }

    /// <summary>The client of ClickHouse.Driver under this object, for what is not offered here; it throws its own exceptions.</summary>
    public ClickHouseClient Client => _client;

    /// <summary>Connects to a server and waits up to five seconds for its first answer.</summary>
    /// <param name="connectionString">As of ClickHouse.Driver: <c>Host=...;Port=8123;Username=...;Password=...;Database=...</c>.</param>
    /// <param name="ct">Gives up earlier.</param>
    /// <exception cref="FeatureDslException">The string is wrong, or the server is down or refuses; the password is never shown.</exception>
    public static async Task<ClickHouseEngine> OpenServerAsync(string connectionString, CancellationToken ct = default)
    {
        var settings = ParseConnectionString(connectionString);
        var where = string.Create(CultureInfo.InvariantCulture, $"ClickHouse at {settings.Protocol}://{settings.Host}:{settings.Port}");
        var clickHouse = new ClickHouseEngine(settings, where, null, null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(OpenTimeout);
        try
        {
            await clickHouse._client.ExecuteScalarAsync("SELECT 1", cancellationToken: patience.Token).ConfigureAwait(false);
            return clickHouse;
        }
        catch (Exception e) when (ServerErrors.IsKnown(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            await clickHouse.DisposeAsync().ConfigureAwait(false);
            throw e is ClickHouseServerException
                ? new FeatureDslException($"{where} refused the connection: {ServerErrors.FirstSentence(e.Message)} "
                    + "Check user, password and database in the connection string.", e)
                : new FeatureDslException($"{where} does not answer: start the server, correct host and port in the connection string, "
                    + "or leave the connection string out to use the embedded engine.", e);
        }
    }

    /// <summary>
    /// Opens the engine in this process on a directory, which is created where it is missing; one directory per process and one process per directory.
    /// The first use on a machine may download the engine.
    /// </summary>
    /// <param name="dataDirectory">Holds the tables; they survive the process.</param>
    /// <param name="ct">Gives up a download.</param>
    /// <exception cref="FeatureDslException">Another process has the directory, this one has another directory, or there is no engine.</exception>
    public static async Task<ClickHouseEngine> OpenEmbeddedAsync(string dataDirectory, CancellationToken ct = default)
    {
        await ChdbLibrary.LoadAsync(ct).ConfigureAwait(false);
        var engine = await Task.Run(() => EmbeddedEngine.Open(dataDirectory), ct).ConfigureAwait(false);
        var http = new HttpClient(new EmbeddedHandler(engine)) { Timeout = Timeout.InfiniteTimeSpan };
        var settings = new ClickHouseClientSettings { Host = "embedded", Database = EmbeddedEngine.Database, HttpClient = http, UseCompression = false };
        return new ClickHouseEngine(settings, "The embedded ClickHouse engine", http, engine);
    }

    /// <summary>Runs a statement that returns nothing of interest: a definition, a mutation, an <c>INSERT ... SELECT</c>.</summary>
    /// <param name="sql">The statement, with <c>{name:Type}</c> or <c>{name:Identifier}</c> for parameters.</param>
    /// <param name="parameters">The values by name.</param>
    /// <param name="ct">Stops the statement in the engine too.</param>
    public Task ExecuteAsync(string sql, IReadOnlyDictionary<string, object>? parameters = null, CancellationToken ct = default) =>
        GuardAsync(() => _client.ExecuteNonQueryAsync(sql, Collect(parameters), cancellationToken: ct));

    /// <summary>Runs a query and returns the first column of its first row.</summary>
    /// <typeparam name="T">What to convert the value to; a nullable type where the value may be null.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">The values by name.</param>
    /// <param name="ct">Stops the query in the engine too.</param>
    public async Task<T> ScalarAsync<T>(string sql, IReadOnlyDictionary<string, object>? parameters = null, CancellationToken ct = default)
    {
        var value = await GuardAsync(() => _client.ExecuteScalarAsync(sql, Collect(parameters), cancellationToken: ct)).ConfigureAwait(false);
        if (value is T typed)
            return typed;
        if (value is null or DBNull)
        {
            return default(T) is null
                ? default!
                : throw new FeatureDslException($"The query returned no value where a {typeof(T).Name} was expected: {Shorten(sql)}");
        }
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return (T)Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a query and streams its rows; only the batch at hand is in memory.</summary>
    /// <param name="sql">The query, without a <c>FORMAT</c> clause.</param>
    /// <param name="parameters">The values by name.</param>
    /// <param name="ct">Stops the query in the engine too; so does leaving the loop.</param>
    /// <returns>The batches; the caller owns and disposes them. A query without rows yields no batch (see <see cref="ArrowSchemaAsync"/>).</returns>
    /// <exception cref="FeatureDslException">The query failed, even after some batches: a short result is never passed off as the whole.</exception>
    public async IAsyncEnumerable<RecordBatch> QueryArrowAsync(
        string sql, IReadOnlyDictionary<string, object>? parameters = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var result = await GuardAsync(() => ArrowResult.OpenAsync(_client, sql, Collect(parameters), ct)).ConfigureAwait(false);
        while (await GuardAsync(() => result.NextAsync(ct)).ConfigureAwait(false) is { } batch)
            yield return batch;
    }

    /// <summary>The Arrow schema of a query's rows; no row is computed.</summary>
    /// <param name="sql">The query, without a <c>FORMAT</c> clause.</param>
    /// <param name="parameters">The values by name.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<Schema> ArrowSchemaAsync(string sql, IReadOnlyDictionary<string, object>? parameters = null, CancellationToken ct = default)
    {
        var empty = $"SELECT * FROM (\n{sql}\n) LIMIT 0";
        await using var result = await GuardAsync(() => ArrowResult.OpenAsync(_client, empty, Collect(parameters), ct)).ConfigureAwait(false);
        await GuardAsync(() => result.NextAsync(ct)).ConfigureAwait(false);
        return result.Schema;
    }

    /// <summary>Inserts record batches as they come.</summary>
    /// <param name="table">A table, or a database and a table joined by a dot; quoted here.</param>
    /// <param name="schema">The columns, matched with the table's by name; columns that are left out take their defaults.</param>
    /// <param name="batches">The rows; a batch is disposed by whoever made it.</param>
    /// <param name="ct">Stops the insert.</param>
    /// <returns>The number of rows inserted.</returns>
    /// <exception cref="FeatureDslException">The insert failed. Of a large one, the blocks before (about a million rows each) may be stored.</exception>
    public async Task<long> InsertArrowAsync(string table, Schema schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken ct = default)
    {
        var target = string.Join('.', table.Split('.').Select(SqlText.Identifier));
        var columns = string.Join(", ", schema.FieldsList.Select(f => SqlText.Identifier(f.Name)));
        var rows = 0L;
        ExceptionDispatchInfo? sourceError = null;

        async Task WriteAsync(Stream stream, CancellationToken stop)
        {
            using var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true);
            await writer.WriteStartAsync(stop).ConfigureAwait(false);
            await using var source = batches.GetAsyncEnumerator(stop);
            while (await NextAsync(source).ConfigureAwait(false))
            {
                await writer.WriteRecordBatchAsync(source.Current, stop).ConfigureAwait(false);
                rows += source.Current.Length;
            }
            await writer.WriteEndAsync(stop).ConfigureAwait(false);
        }

        // The transport wraps what a source throws in exceptions of its own; the caller is to see the first.
        async Task<bool> NextAsync(IAsyncEnumerator<RecordBatch> source)
        {
            try
            {
                return await source.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                sourceError = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }

        try
        {
            using var response = await GuardAsync(
                () => _client.PostStreamAsync($"INSERT INTO {target} ({columns}) FORMAT ArrowStream", WriteAsync, isCompressed: false, ct)).ConfigureAwait(false);
            return rows;
        }
        catch (Exception) when (sourceError is not null && !ct.IsCancellationRequested)
        {
            sourceError.Throw();
            throw;
        }
    }

    /// <summary>Closes the connection; the embedded engine ends with the last one who opened it. Streams must have been read or left.</summary>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _http?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ClickHouseClientSettings ParseConnectionString(string connectionString)
    {
        try
        {
            var builder = new ClickHouseConnectionStringBuilder(connectionString);
            var settings = builder.ToSettings();
            // The driver's own default of two minutes would cut a backfill short.
            if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
                settings = new ClickHouseClientSettings(settings) { Timeout = StatementTimeout };
            return settings;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // Without the cause: its message may repeat the password.
            throw new FeatureDslException("The ClickHouse connection string cannot be read; it should look like "
                + "'Host=localhost;Port=8123;Username=default;Password=...;Database=default'.");
        }
    }

    private static ClickHouseParameterCollection Collect(IReadOnlyDictionary<string, object>? parameters)
    {
        var collection = new ClickHouseParameterCollection();
        foreach (var (name, value) in parameters ?? new Dictionary<string, object>())
            collection.Add(new ClickHouseDbParameter { ParameterName = name, Value = value ?? DBNull.Value });
        return collection;
    }

    private static string Shorten(string sql) => sql.Length <= 200 ? sql : sql[..200] + "...";

    private async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception e) when (ServerErrors.IsKnown(e))
        {
            throw ServerErrors.Wrap(e, _where);
        }
    }
}
