namespace FeatureDsl;

/// <summary>
/// The events of one entity as a view sees them. In plain C# this is a list in memory, and every window is a naive filter over it:
/// obviously right, and the measure that the generated SQL and the online evaluator are held to.
/// </summary>
/// <typeparam name="T">The event source.</typeparam>
public sealed class Events<T>
    where T : class, IRow
{
    private readonly DateTime _asOf;
    private readonly IReadOnlyList<T> _visible;
    private readonly Lazy<IReadOnlyList<T>> _ever;

    /// <summary>The events that were known before an instant, repeats of one event id left out.</summary>
    /// <param name="asOf">The instant that is asked about, UTC.</param>
    /// <param name="events">The events of the entity, in any order, known or not.</param>
    /// <exception cref="FeatureDslException">An event breaks the contract, e.g. by a time that is not UTC.</exception>
    public Events(DateTime asOf, IEnumerable<T> events)
        : this(asOf, Visibility.EventsAt(asOf, events), new(() => Visibility.EventsEver(events)))
    {
    }

    private Events(DateTime asOf, IReadOnlyList<T> visible, Lazy<IReadOnlyList<T>> ever) => (_asOf, _visible, _ever) = (asOf, visible, ever);

    /// <summary>Only the events that pass.</summary>
    public Events<T> Where(Func<T, bool> predicate) =>
        new(_asOf, _visible.Where(predicate).ToList(), new(() => _ever.Value.Where(predicate).ToList()));

    /// <summary>The events with <c>AsOf - span &lt;= event time &lt; AsOf</c>.</summary>
    public Window<T> Last(TimeSpan span) => Last(span, TimeSpan.Zero);

    /// <summary>The events of the last <paramref name="span"/>, the old edge moved down to a whole number of hops (UTC).</summary>
    public Window<T> Last(TimeSpan span, TimeSpan hop)
    {
        var start = Instants.WindowStart(_asOf, span, hop);
        return new(_asOf, _visible.Where(e => e.RowTime >= start).ToList(), hop == TimeSpan.Zero ? span : null);
    }

    /// <summary>
    /// The events of the bucket of time that <c>AsOf</c> falls into, so far: those since the last whole number of <paramref name="size"/> since 1970 (UTC).
    /// <c>Tumbling(1.Days)</c> is today; at midnight itself nothing has happened yet.
    /// </summary>
    public Window<T> Tumbling(TimeSpan size) => Last(TimeSpan.Zero, size);

    /// <summary>
    /// The events of the session that is open at <c>AsOf</c>: the newest event came less than <paramref name="gap"/> before <c>AsOf</c>, and each of the others less than
    /// <paramref name="gap"/> before the next one; none where the session is over. Of a session longer than <paramref name="longest"/> only what happened within so long before <c>AsOf</c>.
    /// </summary>
    /// <param name="gap">After so long without an event a session is over: an event exactly so long after another begins the next one.</param>
    /// <param name="longest">How long before <c>AsOf</c> events still count, at least <paramref name="gap"/>.</param>
    /// <exception cref="FeatureDslException">There is no such gap or no such length.</exception>
    public Window<T> Session(TimeSpan gap, TimeSpan longest)
    {
        if (gap <= TimeSpan.Zero || longest < gap)
        {
            throw new FeatureDslException($"Session({gap}, {longest}) takes a positive gap, and a longest session that is no shorter than it.");
        }

        var within = Last(longest);
        return new(_asOf, within.Since(within.SessionStart(gap)));
    }

    /// <summary>The newest <paramref name="count"/> events, by (event time, known time, event id).</summary>
    public Window<T> Last(int count) => All().Last(count);

    /// <summary>Every event there has been.</summary>
    public Window<T> All() => new(_asOf, _visible);

    /// <summary>
    /// The events with <c>AsOf &lt;= event time &lt; AsOf + span</c>, whenever they became known: what came. Only labels of a training set may look at it. An event
    /// at the instant itself, which no feature sees, is in it: with <see cref="Last(TimeSpan)"/> every event is on exactly one side.
    /// </summary>
    public Window<T> Next(TimeSpan span)
    {
        var end = Instants.ToMicros(_asOf) + (span.Ticks / TimeSpan.TicksPerMicrosecond);
        return new(_asOf, _ever.Value.Where(e => e.RowTime >= _asOf && Instants.ToMicros(e.RowTime) < end).ToList());
    }
}
