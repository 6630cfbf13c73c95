using Apache.Arrow;

namespace FeatureDsl.Benchmarks.Data;

/// <summary>A column of a file that is made up.</summary>
/// <param name="Field">Its name and type.</param>
/// <param name="Append">Appends the value of a row to a builder.</param>
/// <param name="NewBuilder">An empty builder.</param>
internal sealed record FileColumn(Field Field, Action<int, IArrowArrayBuilder> Append, Func<IArrowArrayBuilder> NewBuilder)
{
    public IArrowArray Build(int from, int length)
    {
        var builder = NewBuilder();
        for (var i = from; i < from + length; i++)
            Append(i, builder);
        return builder switch
        {
            Int64Array.Builder b => b.Build(),
            Int32Array.Builder b => b.Build(),
            TimestampArray.Builder b => b.Build(),
            Decimal128Array.Builder b => b.Build(),
            BooleanArray.Builder b => b.Build(),
            _ => throw new InvalidOperationException($"No column of {Field.DataType.Name} is written here."),
        };
    }
}
