using FeatureDsl.Benchmarks.Payments;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Benchmarks.Aggregates;

/// <summary>An aggregate that is measured.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Target">Of the view that has it as its only feature.</param>
/// <param name="View">That view.</param>
/// <param name="Evaluate">Evaluates it at an instant from the bytes of a state.</param>
/// <param name="Parts">What ClickHouse computes for it.</param>
/// <param name="Native">ClickHouse's own aggregate of the same rows; its sums of doubles are rounded at every step.</param>
internal sealed record AggregateCase(
    string Name, TargetDescriptor Target, ViewDescriptor View, Action<long, byte[]> Evaluate, AggregateCase.Call Parts, string Native)
{
    /// <summary>ClickHouse's own where that says something else: it is only measured.</summary>
    public string? Own { get; init; }

    /// <summary>How far it may be from ClickHouse's own, of a value of 1 or of its share.</summary>
    public double Tolerance { get; init; } = TrainedValues.Tolerance;

    /// <summary>The table of its events.</summary>
    public string Table { get; init; } = "payments";

    /// <summary>An event like a payment.</summary>
    public Func<Payment, IRow> Row { get; init; } = payment => payment;

    /// <summary>A call of an aggregate over a column.</summary>
    /// <param name="Aggregate">Its name.</param>
    /// <param name="Limit">Of a list.</param>
    /// <param name="Selected">The type of the value; <see langword="null"/> where nothing is selected.</param>
    /// <param name="Value">The value in ClickHouse.</param>
    public sealed record Call(string Aggregate, int? Limit, DataType? Selected, string Value)
    {
        /// <summary>The constant numbers that it takes.</summary>
        public IReadOnlyList<double> Numbers { get; init; } = [];

        /// <summary>What is aggregated where that is made of the value, as an expression over <see cref="GroupedSql.Selected"/>.</summary>
        public Expr? Selector { get; init; }

        public IReadOnlyList<SqlPart> Parts => AggregateTable.Row(Aggregate).For(Limit).For(Numbers).Sql.Parts(Selector?.Type ?? Selected);
    }
}
