using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Makes ClickHouse SQL of features.</summary>
public static class ClickHouseLowering
{
    /// <summary>
    /// The training statements of a view or service. The first reads the table <c>{spine:Identifier}</c> (row_number UInt64, the key columns, as_of, the request columns)
    /// and the tables of the sources; the last returns row_number and every output feature in its stored type, defaults applied, one row for each spine row.
    /// Most targets need one; where many sources are read, or features are nested very deep, the result of step n is to be kept in a table that later ones read as <c>{step_n:Identifier}</c>.
    /// </summary>
    /// <param name="target">The view or service with everything it depends on.</param>
    /// <returns>Selects, the same texts for the same target.</returns>
    public static IReadOnlyList<string> Training(TargetModel target) => new TrainingQuery(target).Steps();

    /// <summary>The rows of a training set before its labels: see <c>TrainingSetDescriptor.RowsQuery</c>.</summary>
    public static string Rows(TrainingSetModel set) => new TrainingRows(set).Query();

    /// <summary>The spine of a training set, made of its rows and their labels: see <c>TrainingSetDescriptor.SpineQuery</c>.</summary>
    public static string Spine(TrainingSetModel set) => TrainingSpine.Query(set);
}
