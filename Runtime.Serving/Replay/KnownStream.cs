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
    private DateTime _aheadSeen;
    private bool _started;

    public SourceDescriptor Source { get; } = source;

    public bool IsSnapshot { get; } = source.Model.Kind == SourceKind.Snapshot;

    public bool HasIds { get; } = source.Model is { Kind: SourceKind.Event, Id: not null };

    public bool IsAtEnd { get; private set; }

    public SourceRow Current { get; private set; }

    /// <summary>From when the current row can be seen.</summary>
    public DateTime Seen { get; private set; }

    public async ValueTask MoveNextAsync()
    {
        if (!_started)
        {
            _started = true;
            await ReadAsync().ConfigureAwait(false);
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
        Seen = _aheadSeen;
        do
        {
            _run.Add(_ahead!);
            await ReadAsync().ConfigureAwait(false);
            if (_ahead is not null && _aheadSeen < Seen)
            {
                throw OutOfOrder();
            }
        }
        while (HasIds && _ahead is not null && _aheadSeen == Seen);

        if (_run.Count > 1)
        {
            var sorted = _run.OrderBy(r => r.RowTime).ToList();
            _run.Clear();
            _run.AddRange(sorted);
        }
    }

    private async ValueTask ReadAsync()
    {
        _ahead = await rows.MoveNextAsync().ConfigureAwait(false) ? rows.Current : null;
        _aheadSeen = _ahead is null ? default : RowVersions.SeenFrom(_ahead);
    }

    private FeatureDslException OutOfOrder() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The rows of {Source.Model.Name} are not in order of known time: {_aheadSeen:O} comes after {Seen:O}; sort them by known time."));
}
