using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Tests.Sql;

/// <summary>A row of any source, for plain execution.</summary>
internal sealed class TestRow(SourceModel source, IReadOnlyDictionary<string, object?> values) : IRow
{
    public object? this[string property] => values[property];

    public SourceModel Source => source;

    public DateTime RowTime => (DateTime)values[source.Time]!;

    public DateTime RowKnown => ((DateTime)values[source.Known ?? source.Time]!).AddMicroseconds(source.Delay);

    public TimeSpan RowHorizon => source.Id is null ? TimeSpan.Zero : TimeSpan.FromMicroseconds(source.Horizon);

    public IComparable? RowTieBreak => source.Kind == SourceKind.Snapshot
        ? new ColumnTuple([.. source.Columns.Select(c => values[c.Property])])
        : source.Id is null ? null : values[source.Id] switch
        {
            string text => new TextId(text),
            Guid id => new TextId(id.ToString()),
            var number => (IComparable)number!,
        };

    public object? RowKey(string property) => values[property];

    public string? RowFault() => null;
}
