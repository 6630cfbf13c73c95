using Apache.Arrow;
using Apache.Arrow.C;

namespace FeatureDsl.Runtime.Engine.Native;

/// <summary>A query whose result comes as Arrow record batches over the C data interface, without a copy of the values.</summary>
internal sealed unsafe class ChdbArrowStream : IDisposable
{
    private readonly ChdbConnection _connection;
    private readonly ChdbResult _stream;
    private bool _ended;

    internal ChdbArrowStream(
        ChdbConnection connection, ReadOnlySpan<byte> sql, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        _connection = connection;
        using var a = new ChdbArguments(sql, "", parameters);
        // No options: strings are utf8, low cardinality is materialised, types without an Arrow counterpart are errors.
        _stream = new ChdbResult(
            ChdbNative.chdb_stream_query_arrow_with_params_n(
                connection.Pointer, a.Sql, a.SqlLength, null, a.Names, a.NameLengths, a.Values, a.ValueLengths, a.Count));
    }

    /// <summary>The schema, known after the first <see cref="Next"/>.</summary>
    internal Schema? Schema { get; private set; }

    /// <summary>Fetches the next batch, or null at the end.</summary>
    /// <exception cref="ChdbException">The query failed midway.</exception>
    internal RecordBatch? Next()
    {
        if (_ended)
            return null;
        var exported = CArrowArrayStream.Create();
        try
        {
            if (ChdbNative.chdb_stream_fetch_arrow(_connection.Pointer, _stream.Pointer, exported) != 0)
                throw new ChdbException(_stream.Error ?? "The engine could not deliver the next Arrow batch.");
            using var imported = CArrowArrayStreamImporter.ImportArrayStream(exported);
            Schema ??= imported.Schema;
            var batch = imported.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult();
            _ended = batch is null;
            return batch;
        }
        finally
        {
            CArrowArrayStream.Free(exported);
        }
    }

    public void Dispose()
    {
        if (!_ended)
            _connection.Cancel(_stream);
        _ended = true;
        _stream.Dispose();
    }
}
