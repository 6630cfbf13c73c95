using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>SumBy: a timeline of sums for each key.</summary>
public sealed record SumByOnline : AggregateOnline
{
    private const string Online = OnlineTypes.Online, Totals = OnlineTypes.Totals;

    /// <inheritdoc/>
    public override OnlinePlan Plan(DataType? selected)
    {
        var (value, key, plan) = (selected!.Element!, selected.Key!.Present, Kind(selected.Element!));
        var types = $"{OnlineTypes.Arguments(key)}, {OnlineTypes.Held(value)}, {plan.Sum}";
        var map = $"{OnlineTypes.ReleaseEach(key)}, static x => {plan.Result}, static x => {plan.Fault}";
        return new CellPlan(
            SkipsMissing: false,
            selected,
            (clockAndGrain, _) => $"{Online}SumsByKeyState<{types}>({clockAndGrain}, {Addend(value, plan)})",
            IsOrdered: false,
            (reader, start, name) => $"{reader}.Each({start}, {map}, out var {name})",
            new($"new {Online}SumsByKeyFold<{types}>({Addend(value, plan)})", fold => $"{fold}.Each({map}, out var {fold}Value)")
            {
                Fault = fold => fold + "Value",
            })
        {
            Reader = $"{Online}SumsByKey<{OnlineTypes.Arguments(key)}, {plan.Sum}>",
            Fault = name => name,
        };
    }

    // A missing value adds nothing, but its key is there.
    private static string Addend(DataType value, Kept plan) =>
        value.Nullable ? $"static x => x is {{ }} v ? {plan.Addend("v")} : {plan.Nothing}" : $"static v => {plan.Addend("v")}";

    private static Kept Kind(DataType value) => value.Kind switch
    {
        DataKind.Float32 or DataKind.Float64 => new("ExactKeySum", x => $"(double){x}", "double.NaN", "x.Sum.ToDouble()", "x.Oversized != 0"),
        DataKind.Decimal => Whole(x => $"{Totals}Unscaled({x}, {value.Scale})", $"{Totals}ToDecimal(x.Sum, {value.Scale})", $"{Totals}LeavesDecimal(x.Sum)"),
        DataKind.TimeSpan => Whole(x => $"global::FeatureDsl.TimeSpans.ToMicros({x})", $"{Totals}ToTimeSpan(x.Sum)", $"{Totals}LeavesTimeSpan(x.Sum)"),
        _ => Whole(x => x, $"{Totals}ToInt64(x.Sum)", $"{Totals}LeavesInt64(x.Sum)"),
    };

    private static Kept Whole(Func<string, string> addend, string result, string fault) => new("WholeKeySum", addend, "global::System.Int128.Zero", result, fault);

    // How a sum is kept: its type and that of an addend, the addend of a value and of none, the result of a sum and when it is an error.
    private sealed record Kept(string Name, Func<string, string> Addend, string Nothing, string Result, string Fault)
    {
        public string Sum => $"{Online}{Name}, {(Name == "WholeKeySum" ? "global::System.Int128" : "double")}";
    }
}
