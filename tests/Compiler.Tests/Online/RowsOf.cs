using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>Random rows of one entity of the sample, in the order in which they become known: late, tied, repeated and missing values.</summary>
internal sealed class RowsOf : IRowReader
{
    private static readonly DateTime Start = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly Random _random;
    private readonly SourceDescriptor _request;
    private SourceModel _model;
    private DateTime _known = Start;
    private long _late;

    public RowsOf(FeatureProject project, Random random, int count)
    {
        (_random, _request) = (random, project.Targets.Single(t => t.IsService).Requests[0]);
        var (orders, profiles) = (project.Sources.Single(s => s.Model.Name == "Order"), project.Sources.Single(s => s.Model.Name == "Profile"));
        _model = orders.Model;

        // Of repeats that become known at one instant the contract takes the one that happened first: that is how an applier delivers them.
        InOrder = Enumerable.Range(0, count).Select(_ => Next(_random.Next(6) == 0 ? profiles : orders)).OrderBy(r => r.RowKnown).ThenBy(r => r.RowTime).ToList();
    }

    public List<IRow> InOrder { get; }

    public object Request()
    {
        _model = _request.Model;
        return _request.Read(this);
    }

    public bool IsMissing(int column) => _random.Next(3) == 0;

    public bool Bool(int column) => _random.Next(2) == 0;

    public int Int32(int column) => _random.Next(-5, 9);

    public long Int64(int column) => _model.Columns[column].Property == "CustomerId" ? 42 : _random.Next(8) == 0 ? _random.NextInt64() : _random.Next(100);

    public float Float32(int column) => _random.Next(6) == 0 ? -0f : _random.NextSingle();

    public double Float64(int column) => _random.Next(10) switch
    {
        0 => double.NaN,
        1 => double.NegativeInfinity,
        2 => -0.0,
        3 when _random.Next(5) == 0 => 1e30,
        _ => _random.Next(-40, 40) / 7.0,
    };

    public decimal Decimal(int column) => _random.Next(-5000, 50000) / (decimal)Math.Pow(10, _model.Columns[column].Type.Scale);

    public string String(int column) => _model.Columns[column].Property == "OrderId" ? "id" + _random.Next(60) : "城" + _random.Next(5);

    // The event time is read before the known time, which must not be less; both are whole steps, so that there are ties.
    public DateTime DateTime(int column) => _model.Columns[column].Property == "KnownAt" ? _known : _known.AddMilliseconds(-_late);

    public DateOnly DateOnly(int column) => System.DateOnly.FromDateTime(_known).AddDays(_random.Next(-3, 4));

    public TimeSpan TimeSpan(int column) => TimeSpans.FromMicros(_random.Next(12) == 0 ? TimeSpans.LongestMicros - _random.Next(9) : _random.Next(-9, 50));

    public Guid Guid(int column) => new(_random.Next(4), 0, 0, new byte[8]);

    public int Enum(int column) => new[] { 1, 2, 7 }[_random.Next(3)];

    public FeatureVector Vector(int column) => throw new NotSupportedException("The sample has no vectors.");

    public FeatureList<T> List<T>(int column, Func<IRowReader, T> element) => throw new NotSupportedException("The sample has no column of lists.");

    public FeatureList<T> Entries<T>(int column, Func<IRowReader, T> entry) => throw new NotSupportedException("The sample has no column of maps.");

    private IRow Next(SourceDescriptor source)
    {
        _model = source.Model;
        _known = _known.AddMilliseconds(_random.Next(4) * 250);
        _late = _random.Next(3) == 0 ? _random.Next(20) * 250 : 0;
        return (IRow)source.Read(this);
    }
}
