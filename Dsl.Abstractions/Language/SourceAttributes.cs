namespace FeatureDsl;

/// <summary>Marks a record as a source of events: things that happened at an <see cref="EventTimeAttribute">event time</see>.</summary>
/// <param name="table">The ClickHouse table, and the topic of the same name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventSourceAttribute(string table) : Attribute
{
    /// <summary>The ClickHouse table.</summary>
    public string Table { get; } = table;

    /// <summary>How long after its known time a row can be seen, e.g. <c>"15m"</c> (<c>us, ms, s, m, h, d</c>); nothing by default.</summary>
    public string? Delay { get; init; }

    /// <summary>
    /// Records with the same <see cref="EventIdAttribute">event id</see> that become known within this time of the first count once; one hour by default. Where there
    /// are <see cref="Corrections"/>: for how long versions of one id may reach the online store out of order.
    /// </summary>
    public string? Horizon { get; init; }

    /// <summary>
    /// For how long the table keeps a row, e.g. <c>"90d"</c>; without end where it is not given. No window may look further back (FDSL2009): a training set would miss what serving has seen.
    /// </summary>
    public string? Retention { get; init; }

    /// <summary>
    /// Whether a later record of an <see cref="EventIdAttribute">event id</see> corrects the earlier ones: it replaces them from its known time on, and before that
    /// they are what was known. Implied by <see cref="DeletedAttribute"/>.
    /// </summary>
    public bool Corrections { get; init; }
}

/// <summary>Marks a record as a source of snapshots: what holds from <see cref="ValidFromAttribute">an instant</see> until the next row of the same entity.</summary>
/// <param name="table">The ClickHouse table, and the topic of the same name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SnapshotSourceAttribute(string table) : Attribute
{
    /// <summary>The ClickHouse table.</summary>
    public string Table { get; } = table;

    /// <summary>How long after its known time a row can be seen, e.g. <c>"15m"</c>; nothing by default.</summary>
    public string? Delay { get; init; }
}

/// <summary>Marks a record as what the caller brings with a request.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequestSourceAttribute : Attribute;

/// <summary>Marks the instant at which an event happened: UTC, whole microseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventTimeAttribute : Attribute;

/// <summary>
/// On a <see cref="DateTime"/> property: the instant at which the row became visible (UTC, whole microseconds, never before its event time; the event time where there is none).
/// On any other property, with the name of such an instant: this column is known only from then on.
/// </summary>
/// <param name="instant">The property that holds the instant, for a column that is known later than its row.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownAtAttribute(string? instant = null) : Attribute
{
    /// <summary>The property that holds the instant, or <see langword="null"/> where this is the row's own known time.</summary>
    public string? Instant { get; } = instant;
}

/// <summary>
/// On a property of an event source whose type is a snapshot source: the row of the event's own entity that held, and was known, at the event's time, or <see langword="null"/>
/// where there was none. It is no column: the training query, the online store and <c>verify</c> find it, and whoever makes an event in a test sets it. Features use its columns as those
/// of the event: <c>purchases.Last(30.Days).Sum(p => p.Listing?.Price)</c>.
/// </summary>
/// <typeparam name="TEntity">The entity by whose key the row is found; where the event holds it more than once, <see cref="OnAttribute"/> says by which columns.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AsOfJoinAttribute<TEntity> : Attribute;

/// <summary>Marks the instant from which a snapshot row holds: UTC, whole microseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidFromAttribute : Attribute;

/// <summary>Marks what identifies an event: repeated records of one id count once, and ties in time are broken by it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EventIdAttribute : Attribute;

/// <summary>
/// Marks the <see langword="bool"/> column that says that a row takes something back. For events: from its known time on there is no event of its id (until a later row says so
/// again). For snapshots: from its valid-from on nothing holds. Such a row is never seen itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeletedAttribute : Attribute;

/// <summary>Marks an outcome that a model is to predict: never a feature.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelAttribute : Attribute;

/// <summary>
/// On a column: it is about a person, such as a name or an address. On a feature: it may be computed from such columns, and is personal itself; no other feature may (FDSL4005).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>The digits behind the point of a <see cref="decimal"/> column (which has 18 in all); four where it is not given.</summary>
/// <param name="digits">0 to 18.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScaleAttribute(int digits) : Attribute
{
    /// <summary>The digits behind the point.</summary>
    public int Digits { get; } = digits;
}

/// <summary>How many elements the vectors of a <see cref="FeatureVector"/> column have: each one so many.</summary>
/// <param name="count">1 to 4096.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DimensionAttribute(int count) : Attribute
{
    /// <summary>How many elements.</summary>
    public int Count { get; } = count;

    /// <summary>How the table of a source stores them.</summary>
    public VectorStorage Storage { get; init; }
}

/// <summary>The name of a column in ClickHouse and in files; the property's name in snake case where it is not given.</summary>
/// <param name="name">The column.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The column.</summary>
    public string Name { get; } = name;
}
