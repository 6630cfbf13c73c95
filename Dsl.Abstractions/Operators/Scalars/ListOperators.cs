using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>What is computed of a list: its length, an element, and the aggregates of its elements, by the very parts that aggregates of events are made of.</summary>
public static class ListOperators
{
    private const string Values = OnlineTypes.Online + "ListValues.", Totals = OnlineTypes.Totals, Same = "static x => x";

    /// <summary>The rows.</summary>
    public static readonly IReadOnlyList<ScalarOperator> Rows =
    [
        new("List.Of", (_, _, a) => $"[{string.Join(", ", a)}]", (c, a) => $"global::FeatureDsl.FeatureList.Of<{c.Type.Element!.CSharp}>([{string.Join(", ", a)}])",
            (c, f) => Any([.. c.Arguments.Select(f)])),
        new("List.Count", (_, _, a) => $"toInt32(length({a[0]}))", (_, a) => $"({a[0]}).Count"),
        new("List.At", (_, _, a) => At(a[0], a[1]), (c, a) =>
            $"{Values}At<{c.Arguments[0].Type.Element!.CSharp}, {c.Type.CSharp}>({a[0]}, {a[1]}, {Same})"),
        new("List.Contains", (_, _, a) => $"has({a[0]}, {a[1]})", (_, a) => $"({a[0]}).Contains({a[1]})"),
        Fold("Sum", Sum),
        Fold("Average", Average),
        Fold("Min", (element, list) => Best(element, list, "false")),
        Fold("Max", (element, list) => Best(element, list, "true")),
        Fault("Sum", (element, list) => element.IsInteger ? $"{Totals}LeavesInt64({Whole(list)})"
            : element.Kind == DataKind.TimeSpan ? $"{Totals}LeavesTimeSpan({Micros(element, list)})"
            : element.IsFloat ? $"{Values}HasOversized({list}, {Same})" : $"{Totals}LeavesDecimal({Digits(element, list)})"),
        Fault("Average", (_, list) => $"{Values}HasOversized({list}, {Same})"),
        Try("Sum"),
        Try("Average"),
    ];

    /// <summary>The call, or <see langword="null"/> where elements of this type have no such aggregate.</summary>
    public static Call? Aggregate(string name, Expr list)
    {
        var tries = name.StartsWith("Try", StringComparison.Ordinal);
        var row = tries ? name.Substring(3) : name;
        return ScalarTable.Has("List." + name) && AggregateTable.Has(row) && AggregateTable.Row(row).Result(list.Type.Element) is { } type
            ? new Call(tries ? type.OrMissing : type, "List." + name, EquatableArray.Of(list)) : null;
    }

    /// <summary>Whether it can be asked if a list contains a value of a type: neither where NaN and negative zero would have to be told apart, nor digits.</summary>
    public static bool CanContain(DataType element) => !element.IsFloat && element.Kind != DataKind.Decimal;

    // In pairs: a chain of as many conditions as there are elements would nest as deep.
    private static Expr Any(IReadOnlyList<Expr> faults) => faults.Count == 1 ? faults[0]
        : Faults.Or(Any([.. faults.Take(faults.Count / 2)]), Any([.. faults.Skip(faults.Count / 2)]));

    // An array of what can be missing is missing outside; a place of 0 throws, and one below counts from the end.
    private static string At(string list, string index) =>
        $"arrayElement(arrayMap(x -> toNullable(x), {list}), if({index} < 0, toInt64(length({list}) + 1), toInt64({index}) + 1))";

    private static ScalarOperator Fold(string name, Func<DataType, string, string> csharp) => new(
        "List." + name,
        (scope, call, a) => Of(name).Result(scope, ElementOf(call), Parts(scope, name, call, a[0])),
        (call, a) => csharp(ElementOf(call), a[0]),
        (call, faultOf) => Faults.Or(
            faultOf(call.Arguments[0]),
            AggregateTable.Row(name).CanFault(ElementOf(call)) ? new Call(DataType.Bool, $"List.{name}Fault", call.Arguments) : Constant.False));

    private static ScalarOperator Fault(string name, Func<DataType, string, string> csharp) => new(
        $"List.{name}Fault",
        (scope, call, a) => Of(name).Fault!(scope, ElementOf(call), Parts(scope, name, call, a[0])),
        (call, a) => csharp(ElementOf(call), a[0]),
        (_, _) => Constant.False)
    {
        IsCondition = true,
    };

    // Missing where the aggregate would be an error.
    private static ScalarOperator Try(string name)
    {
        return new(
            "List.Try" + name,
            (scope, call, a) => !CanFault(call) ? $"toNullable({Row("").Sql(scope, call, a)})"
                : $"if({Row("Fault").Sql(scope, call, a)}, NULL, {Row("").Sql(scope, call, a)})",
            (call, a) => !CanFault(call) ? $"(({call.Type.CSharp}){Row("").CSharp(call, a)})"
                : $"({Row("Fault").CSharp(call, a)} ? null : ({call.Type.CSharp}){Row("").CSharp(call, a)})");

        ScalarOperator Row(string suffix) => ScalarTable.Row($"List.{name}{suffix}");
        bool CanFault(Call call) => AggregateTable.Row(name).CanFault(ElementOf(call));
    }

    private static IReadOnlyList<string> Parts(ISqlScope scope, string name, Call call, string list) =>
        [.. Of(name).Parts(ElementOf(call)).Select(part => scope.Stage(
            $"{name}_{part.Name}", $"arrayReduce('{part.Function}', {SqlValues.OfEach(list, x => part.Argument(Inline.Scope, ElementOf(call), x))})"))];

    private static AggregateSql Of(string name) => AggregateTable.Row(name).Sql;

    private static DataType ElementOf(Call call) => call.Arguments[0].Type.Element!;

    private static string Sum(DataType element, string list) => element.IsInteger ? $"{Totals}ToInt64({Whole(list)})"
        : element.Kind == DataKind.TimeSpan ? $"{Totals}ToTimeSpan({Micros(element, list)})"
        : element.IsFloat ? $"{Values}Exact({list}, {Same}).ToDouble()"
        : $"{Totals}ToDecimal({Digits(element, list)}, {element.Scale})";

    private static string Average(DataType element, string list) => element.IsInteger
        ? $"{Totals}Mean({Whole(list)}, {Values}Present({list}))"
        : element.Kind == DataKind.TimeSpan ? $"{Totals}MeanSpan({Micros(element, list)}, {Values}Present({list}))"
        : $"{Totals}Mean({Values}Exact({list}, {Same}), {Values}Addends({list}, {Same}))";

    private static string Best(DataType element, string list, string greatest) =>
        $"{Values}Best<{element.CSharp}, {OnlineTypes.Arguments(element.Present)}>({list}, {Same}, {greatest})";

    private static string Whole(string list) => $"{Values}Whole({list}, {Same})";

    private static string Micros(DataType element, string list) => element.Nullable
        ? $"{Values}Whole({list}, static x => x is {{ }} span ? global::FeatureDsl.TimeSpans.ToMicros(span) : null)"
        : $"{Values}Whole({list}, static x => global::FeatureDsl.TimeSpans.ToMicros(x))";

    private static string Digits(DataType element, string list) => $"{Values}Digits({list}, {Same}, {element.Scale})";

    // Inside a lambda there are no columns to put intermediate results in.
    private sealed class Inline : ISqlScope
    {
        public static readonly Inline Scope = new();

        public string Stage(string hint, string sql) => sql;
    }
}
