using System.Globalization;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Serving;

/// <summary>One stream in known order, checked; where events have ids, those known at one instant come by event time.</summary>
internal sealed class KnownStream(SourceDescriptor source, IAsyncEnumerator<IRow> rows) : IAsyncDisposable
{
    private readonly List<IRow> _run = [];
    private int _next;
    private IRow? _ahead;
    private bool _started;

    public SourceDescriptor Source { get; } = source;

    public bool IsSnapshot { get; } = source.Model.Kind == SourceKind.Snapshot;

    public bool HasIds { get; } = source.Model is { Kind: SourceKind.Event, Id: not null };

    public bool IsAtEnd { get; private set; }

    public SourceRow Current { get; private set; }

    public async ValueTask MoveNextAsync()
    {
        if (!_started)
        {
            _started = true;
            _ahead = await ReadAsync().ConfigureAwait(false);
        }

        if (_next == _run.Count && _ahead is not null)
        {
            await FillAsync().ConfigureAwait(false);
        }

        IsAtEnd = _next == _run.Count;
        Current = IsAtEnd ? default : new SourceRow(Source, _run[_next++]);
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();

    // The next row, or, where ids are to be told apart, all rows known at its instant.
    private async ValueTask FillAsync()
    {
        _run.Clear();
        _next = 0;
        do
        {
            var row = _ahead!;
            _run.Add(row);
            _ahead = await ReadAsync().ConfigureAwait(false);
            if (_ahead is not null && RowVersions.SeenFrom(_ahead) < RowVersions.SeenFrom(row))
            {
                throw OutOfOrder(row, _ahead);
            }
        }
        while (HasIds && _ahead is not null && RowVersions.SeenFrom(_ahead) == RowVersions.SeenFrom(_run[0]));

        if (_run.Count > 1)
        {
            var sorted = _run.OrderBy(r => r.RowTime).ToList();
            _run.Clear();
            _run.AddRange(sorted);
        }
    }

    private async ValueTask<IRow?> ReadAsync() => await rows.MoveNextAsync().ConfigureAwait(false) ? rows.Current : null;

    private FeatureDslException OutOfOrder(IRow row, IRow next) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The rows of {Source.Model.Name} are not in order of known time: {RowVersions.SeenFrom(next):O} comes after {RowVersions.SeenFrom(row):O}; sort them by known time."));
}
