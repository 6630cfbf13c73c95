namespace FeatureDsl.Operators;

/// <summary>A member of a record that is made in a feature: its value, and an error where any member of the record is one, as the whole record is in C#.</summary>
public static class RecordOperator
{
    /// <summary>The name of the row: its first argument is the value, the others are the members that can be errors.</summary>
    public const string Name = "Record.Member";

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows = [new(Name, (_, _, a) => a[0], (_, a) => a[0])];
}
