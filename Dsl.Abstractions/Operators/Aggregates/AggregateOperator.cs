using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>A row of the aggregate table: all that is known of an aggregate. Both lowerings ask the row and know no aggregate by name.</summary>
/// <param name="Name">The method of <c>Window</c> that users call.</param>
/// <param name="Result">The type of the result for a selected type (null where nothing is selected); null where that is not accepted.</param>
/// <param name="Accepts">What selectors are accepted, in words, for the diagnostic.</param>
/// <param name="IsOrdered">Whether tied events must be told apart: such an aggregate asks for an event id.</param>
/// <param name="Sql">How ClickHouse computes it.</param>
/// <param name="Online">Which state it has online.</param>
public sealed record AggregateOperator(
    string Name, Func<DataType?, DataType?> Result, string Accepts, bool IsOrdered, AggregateSql Sql, AggregateOnline Online)
{
    /// <summary>Whether a result can be an error (a sum that leaves its type).</summary>
    public Func<DataType?, bool> CanFault { get; init; } = _ => false;
}
