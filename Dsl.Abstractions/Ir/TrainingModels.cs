namespace FeatureDsl.Ir;

/// <summary>A column of the rows of a training set, computed of the event.</summary>
/// <param name="Name">Its name in spine and file.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value, over the columns of the event.</param>
/// <param name="Property">The property that gives it in C#: of the training set, or where <paramref name="IsOfRow"/> of the event.</param>
/// <param name="IsOfRow">Whether it is a property of the event.</param>
public sealed record RowColumn(string Name, DataType Type, Expr Value, string Property, bool IsOfRow);

/// <summary>How rows are told apart into training, validation and test: by time, or by the key of an entity.</summary>
/// <param name="ValidationFrom">By time: microseconds since 1970 from which rows are for validation, or <see langword="null"/>.</param>
/// <param name="TestFrom">By time: microseconds since 1970 from which rows are for the test, or <see langword="null"/>.</param>
/// <param name="Entity">By key: the full name of the entity, or <see langword="null"/>.</param>
/// <param name="TestBelow">By key: hashes below it are for the test.</param>
/// <param name="ValidationBelow">By key: other hashes below it are for validation.</param>
public sealed record TrainingSplit(long? ValidationFrom, long? TestFrom, string? Entity, ulong TestBelow, ulong ValidationBelow);

/// <summary>Which negative rows are kept.</summary>
/// <param name="Label">The label that is false for them.</param>
/// <param name="Rate">The share that is kept.</param>
/// <param name="Below">Those whose hash is below it.</param>
public sealed record NegativeSampling(string Label, double Rate, ulong Below)
{
    /// <summary>What a negative row that is kept stands for.</summary>
    public double Weight => 1 / Rate;
}

/// <summary>A training set.</summary>
/// <param name="FullName">Fully qualified with <c>global::</c>.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ClassName">Its simple C# name.</param>
/// <param name="Name">The name on the command line.</param>
/// <param name="Summary">Its description.</param>
/// <param name="Source">The events that rows are made of.</param>
/// <param name="Parameters">The constructor parameters, in declared order; a service is a view here.</param>
/// <param name="Outputs">The full names of the views whose features are wanted, in order.</param>
/// <param name="AsOf">The instant, before it is moved.</param>
/// <param name="AsOfShift">Microseconds by which it is moved; negative for earlier.</param>
/// <param name="Where">Truth values that must all hold.</param>
/// <param name="Entities">The entities of features and labels.</param>
/// <param name="Keys">The columns of their keys.</param>
/// <param name="Requests">The columns of the request records.</param>
/// <param name="Carried">The columns passed through.</param>
/// <param name="Labels">The labels, as a view: its parameters are the events that they look at, the row being a request record.</param>
/// <param name="Sources">The sources of these parameters, and the row as a request record.</param>
/// <param name="Split">How rows are split, or <see langword="null"/>.</param>
/// <param name="Sampling">Which rows are kept, or <see langword="null"/> for all.</param>
public sealed record TrainingSetModel(
    string FullName, string Namespace, string ClassName, string Name, string Summary, SourceModel Source, EquatableArray<ParameterModel> Parameters,
    EquatableArray<string> Outputs, RowColumn AsOf, long AsOfShift,
    EquatableArray<RowColumn> Where, EquatableArray<EntityModel> Entities, EquatableArray<RowColumn> Keys,
    EquatableArray<RowColumn> Requests, EquatableArray<RowColumn> Carried, ViewModel Labels, EquatableArray<SourceModel> Sources,
    TrainingSplit? Split, NegativeSampling? Sampling)
{
    /// <summary>The full name by which label bodies know the row's columns.</summary>
    public const string RowRequest = "row";

    /// <summary>The name of an own column of the row in spines.</summary>
    public static string RowColumnName(string property) => "row__" + property;
}
