using FeatureDsl.Descriptors;

namespace FeatureDsl.Hosting.Values;

/// <summary>A row made of objects, for sources that read rows.</summary>
internal sealed class BoxedRow(IReadOnlyList<object?> values) : IRowReader
{
    public bool IsMissing(int column) => values[column] is null;

    public bool Bool(int column) => (bool)values[column]!;

    public int Int32(int column) => (int)values[column]!;

    public long Int64(int column) => (long)values[column]!;

    public float Float32(int column) => (float)values[column]!;

    public double Float64(int column) => (double)values[column]!;

    public decimal Decimal(int column) => (decimal)values[column]!;

    public string String(int column) => (string)values[column]!;

    public DateTime DateTime(int column) => (DateTime)values[column]!;

    public DateOnly DateOnly(int column) => (DateOnly)values[column]!;

    public TimeSpan TimeSpan(int column) => (TimeSpan)values[column]!;

    public Guid Guid(int column) => (Guid)values[column]!;

    public int Enum(int column) => (int)values[column]!;

    public FeatureVector Vector(int column) => (FeatureVector)values[column]!;

    public FeatureList<T> List<T>(int column, Func<IRowReader, T> element) =>
        ((object?[]?)values[column] ?? []).Select(v => element(new BoxedRow([v]))).ToFeatureList();

    public FeatureList<T> Entries<T>(int column, Func<IRowReader, T> entry) =>
        ((object?[]?)values[column] ?? []).Select(v => entry(new BoxedRow((object?[])v!))).ToFeatureList();
}
