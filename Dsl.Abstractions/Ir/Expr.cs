namespace FeatureDsl.Ir;

/// <summary>An expression of the language after binding: plain values, no compiler symbols, equal when it means the same text.</summary>
/// <param name="Type">The type of its value.</param>
public abstract record Expr(DataType Type)
{
    /// <summary>The same expression over the features of other views.</summary>
    /// <param name="rename">The full name of the view that takes the place of one.</param>
    public Expr WithViews(Func<string, string> rename) => this switch
    {
        FeatureValue value => value with { View = rename(value.View) },
        Call call => call with { Arguments = call.Arguments.Select(a => a.WithViews(rename)).ToEquatable() },
        _ => this,
    };
}

/// <summary>A literal. A <see langword="null"/> value is the missing value, of a list or a map the empty one.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">bool, int, long, float, double, decimal, string, or the number of an enum member (int); microseconds (long) for instants and spans.</param>
public sealed record Constant(DataType Type, object? Value) : Expr(Type)
{
    /// <summary>The constants of logic.</summary>
    public static readonly Constant False = new(DataType.Bool, false), True = new(DataType.Bool, true);

    /// <summary>Whether both are the same value to the bit: unlike for <see cref="double.Equals(double)"/>, zero is not negative zero.</summary>
    public bool Equals(Constant? other) => base.Equals(other) && Equals(Value, other!.Value) && IsNegativeZero(Value) == IsNegativeZero(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => (base.GetHashCode() * 31) + (Value?.GetHashCode() ?? 0);

    private static bool IsNegativeZero(object? value) => value is 0.0 or 0f && BitConverter.DoubleToInt64Bits(Convert.ToDouble(value, null)) < 0;
}

/// <summary>A column of the event at hand; only inside filters and selectors.</summary>
/// <param name="Type">The type of the column.</param>
/// <param name="Property">The C# property, or the path of a column of a joined row; the ClickHouse column is found in the source.</param>
public sealed record Column(DataType Type, string Property) : Expr(Type);

/// <summary>The instant that is asked about.</summary>
public sealed record AsOf() : Expr(DataType.DateTime);

/// <summary>The body of a feature, before its default is applied.</summary>
/// <param name="Type">The type of the feature.</param>
/// <param name="View">The full name of the view that declares it.</param>
/// <param name="Feature">Its property name.</param>
public sealed record FeatureValue(DataType Type, string View, string Feature) : Expr(Type);

/// <summary>A field of the request.</summary>
/// <param name="Type">The type of the field.</param>
/// <param name="Request">The full name of the request record.</param>
/// <param name="Property">The C# property.</param>
public sealed record RequestValue(DataType Type, string Request, string Property) : Expr(Type);

/// <summary>A column of the snapshot row that holds at the instant; missing where there is none.</summary>
/// <param name="Type">The column's type, always able to be missing.</param>
/// <param name="Parameter">The constructor parameter of the view.</param>
/// <param name="Property">The C# property, or <see langword="null"/> for "is there a row" (then the type is bool, never missing).</param>
/// <param name="MaxAge">Rows older than this many microseconds do not count; <see langword="null"/> for no limit.</param>
public sealed record LatestValue(DataType Type, string Parameter, string? Property, long? MaxAge) : Expr(Type);

/// <summary>An operator of the scalar table applied to its arguments.</summary>
/// <param name="Type">The type of the result.</param>
/// <param name="Operator">The name of the row in the operator table.</param>
/// <param name="Arguments">The arguments, in order.</param>
public sealed record Call(DataType Type, string Operator, EquatableArray<Expr> Arguments) : Expr(Type);

/// <summary>An aggregate over a window of events.</summary>
/// <param name="Type">The type of the result.</param>
/// <param name="Aggregate">The name of the row in the aggregate table.</param>
/// <param name="Parameter">The constructor parameter of the view that gives the events.</param>
/// <param name="Window">Which of the events.</param>
/// <param name="Filter">Events that do not pass are not seen at all (before a window of the newest n counts them); <see langword="null"/> for none.</param>
/// <param name="Condition">Events that do not pass are left out of the aggregate after the window chose them; <see langword="null"/> for none.
/// Only a window of the newest n tells it from <paramref name="Filter"/>: for other windows the binder folds it into the filter.</param>
/// <param name="Selector">The value of each event; <see langword="null"/> where the aggregate needs none.</param>
public sealed record AggregateValue(
    DataType Type, string Aggregate, string Parameter, Window Window, Expr? Filter, Expr? Condition, Expr? Selector) : Expr(Type)
{
    /// <summary>How many values an aggregate that gives a list takes at most; <see langword="null"/> for the others.</summary>
    public int? Limit { get; init; }

    /// <summary>The constants of an aggregate that takes some: bounds of buckets, or the share of a quantile.</summary>
    public EquatableArray<double> Numbers { get; init; }

    /// <summary>Which part of the window it is over; <see langword="null"/> for all of it. Only windows with a span and an exact edge have parts.</summary>
    public Bucket? Bucket { get; init; }
}

/// <summary>A bucket of a series: the events of the window with <c>as-of - start &lt;= event time &lt; as-of - end</c>, in microseconds.</summary>
/// <param name="Start">How long before as-of it starts.</param>
/// <param name="End">How long before as-of it ends; 0 for at as-of.</param>
public sealed record Bucket(long Start, long End);

/// <summary>Which events an aggregate sees: those with <c>start &lt;= event time &lt; as-of</c> that were known before as-of.</summary>
/// <param name="Span">Its length in microseconds; <see langword="null"/> for no old edge.</param>
/// <param name="Hop">The step of the old edge in microseconds, <c>start = floor((as-of - span) / hop) * hop</c>; 0 for an exact edge. A tumbling window has a span of 0.</param>
/// <param name="Newest">Only the newest this many of them, by (event time, known time, event id); <see langword="null"/> for all.</param>
public sealed record Window(long? Span, long Hop, int? Newest)
{
    /// <summary>Every event there has been.</summary>
    public static readonly Window All = new(null, 0, null);

    /// <summary>Whether it lies ahead, for labels only: <c>as-of &lt;= event time &lt; as-of + span</c>, whenever the events became known.</summary>
    public bool IsAhead { get; init; }

    /// <summary>The session that it is cut to; <see langword="null"/> for all of it. Only windows with a span and an exact edge are cut.</summary>
    public Session? Session { get; init; }
}

/// <summary>
/// What cuts a window to the session that is open at as-of: it starts with the oldest event from which on the next one, and as-of after the newest, always came in less than
/// the gap. Where as-of did not, nothing is in it.
/// </summary>
/// <param name="Gap">In microseconds.</param>
/// <param name="Filter">The events that sessions are made of; <see langword="null"/> for all. What is left out of a session besides is in the filter of its aggregate.</param>
public sealed record Session(long Gap, Expr? Filter);
