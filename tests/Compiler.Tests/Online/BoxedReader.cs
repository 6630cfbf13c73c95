using FeatureDsl.Descriptors;

namespace FeatureDsl.Compiler.Tests.Online;

/// <summary>A row that a test wrote: boxed values in the order of the columns; a list as an array, a map as one of keys and values in turn.</summary>
/// <param name="values">The values.</param>
internal sealed class BoxedReader(object?[] values) : IRowReader
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

    public FeatureList<T> List<T>(int column, Func<IRowReader, T> element) => ((object?[])values[column]!).Select(x => element(new BoxedReader([x]))).ToFeatureList();

    public FeatureList<T> Entries<T>(int column, Func<IRowReader, T> entry) =>
        ((object?[])values[column]!).Chunk(2).Select(x => entry(new BoxedReader(x))).ToFeatureList();
}
