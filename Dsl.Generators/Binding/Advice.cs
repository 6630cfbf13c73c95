using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>What to write instead of what the language does not have.</summary>
internal static class Advice
{
    private const string Nothing = "the language does not have it";

    private const string OfList = "use Count, At(0), Contains(x), Sum(), Average(), Min(), Max(), TrySum() and TryAverage()";

    public static string For(IOperation operation) => operation.Kind switch
    {
        OperationKind.ObjectCreation when operation.Type?.PlainName() == "System.DateOnly" => "write a constant date of the years 1900 to 2299, as 'new DateOnly(2024, 1, 31)'",
        OperationKind.ObjectCreation when operation.Type?.PlainName() == "System.TimeSpan" => "write '90.Minutes', 'TimeSpan.FromHours(2)' or sums of them",
        OperationKind.ObjectCreation or OperationKind.AnonymousObjectCreation => "a feature computes with the values of its events",
        OperationKind.ParameterReference or OperationKind.InstanceReference => "name one of its columns or features",
        OperationKind.AnonymousFunction or OperationKind.DelegateCreation or OperationKind.MethodReference => "a function is no value",
        OperationKind.ArrayCreation or OperationKind.ArrayElementReference or OperationKind.CollectionExpression => "there are no arrays; aggregate events instead",
        OperationKind.Tuple => "write a feature for each value",
        OperationKind.TranslatedQuery => "write it as trips.Where(...).Last(...)",
        OperationKind.IsType or OperationKind.TypeOf => "types are known when it is compiled",
        OperationKind.Throw => "a feature is missing where it has no value: write null",
        OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment or OperationKind.Increment
            or OperationKind.Decrement => "a feature changes nothing: write the value",
        OperationKind.Literal => "use bool, int, long, float, double, decimal or string",
        _ => Nothing,
    };

    public static string ForMember(DataType type, string name) => (type.Kind, name) switch
    {
        (DataKind.DateTime, _) => "use Year, Month, Day, Hour, Minute, Second, DayOfWeek, DayOfYear, Date, TimeOfDay or the functions of Time",
        (DataKind.DateOnly, _) => "use Year, Month, Day, DayOfWeek, DayOfYear, DayNumber or the functions of Time",
        (DataKind.TimeSpan, _) => "use Days, Hours, Minutes, Seconds, Milliseconds, Microseconds, Ticks, TotalDays, TotalHours, TotalMinutes, TotalSeconds or TotalMilliseconds",
        (DataKind.String, _) => "use the functions of Text",
        (DataKind.List, _) => OfList,
        (DataKind.Map, _) => "use Count, At(key), ContainsKey(key), Keys and Values",
        (DataKind.Vector, _) => "use Count, At(0) or the functions of Vectors",
        _ => Nothing,
    };

    public static string ForConversion(DataType from, DataType to) => (from.Kind, to.Kind) switch
    {
        (DataKind.Float32 or DataKind.Float64, DataKind.Decimal) => "a double is not exact: keep the column a decimal, or compute in double",
        (DataKind.Decimal, _) => "cast to double first: '(int)(double)x'",
        (_, DataKind.Enum) => "compare with members of the enum",
        _ => "cast between numbers only",
    };

    public static string ForCall(IInvocationOperation call) => (call.TargetMethod.ContainingType?.PlainName(), call.TargetMethod.Name) switch
    {
        ("FeatureDsl.Events" or "FeatureDsl.Window" or "FeatureDsl.Series" or "FeatureDsl.Latest", _) => "inside an event only its own columns and constants can be used",
        (_, "Equals" or "CompareTo") => "compare with ==, < and the like",
        ("string", _) => "use the functions of Text",
        ("System.Linq.Enumerable", "Average") => "the mean of a list is of int, long, float or double: 'LastN(9, t => (double)t.Fare).Average()'",
        ("System.Linq.Enumerable", _) => "of a list " + OfList,
        ("double" or "float", "IsNaN") => "write 'x != x'",
        ("System.TimeSpan", _) => "compute with +, - and comparisons, or with its TotalSeconds and the like",
        ("System.DateOnly", _) => "use its Year, Month, Day, DayNumber or the functions of Time",
        (_, "HasFlag") => "compare with the members themselves",
        ("System.Math" or "System.MathF", _) => "Maths does not have it yet",
        _ when call.TargetMethod.DeclaringSyntaxReferences.Length > 0 => "write its body here, or in a private property of the view",
        _ => Nothing,
    };
}
