using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Makes ClickHouse SQL of features.</summary>
public static class ClickHouseLowering
{
    /// <summary>
    /// The training query of a view or service. It reads the table <c>{spine:Identifier}</c> (row_number UInt64, the key columns, as_of, the request columns)
    /// and the tables of the sources, and returns row_number and every output feature in its stored type, defaults applied, one row for each spine row.
    /// </summary>
    /// <param name="target">The view or service with everything it depends on.</param>
    /// <returns>One select, the same text for the same target.</returns>
    public static string Training(TargetModel target) => new TrainingQuery(target).Text();
}
