using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>Aggregates that are made of how often values occur: they share one state for each selector.</summary>
internal static class ValueCountsOnline
{
    /// <summary>The plan.</summary>
    /// <param name="selected">The selected type.</param>
    /// <param name="result">The C# text of the result, given a reader or a fold and what stands before the other arguments.</param>
    public static CellPlan Plan(DataType selected, Func<string, string, string> result)
    {
        var value = selected.Present;
        var types = OnlineTypes.Arguments(value);
        return new(
            SkipsMissing: true,
            value,
            (clockAndGrain, _) => $"{OnlineTypes.Online}ValueCountsState<{types}>({clockAndGrain})",
            IsOrdered: false,
            (reader, start, _) => result(reader, start),
            new($"new {OnlineTypes.Online}CountsFold<{types}>()", fold => result(fold, "")))
        {
            Reader = $"{OnlineTypes.Online}ValueCounts<{types}>",
        };
    }

    /// <summary>Arguments behind the start of a window, where there is one.</summary>
    public static string Behind(string start, string arguments) => start.Length == 0 ? arguments : $"{start}, {arguments}";
}
