namespace FeatureDsl.Operators;

/// <summary>The parts of aggregates that give lists.</summary>
internal static class ListParts
{
    /// <summary>The values of the events, oldest first, each in a tuple, because arrays of aggregate functions pass over bare missing values.</summary>
    public static readonly SqlPart Values = new("values", "groupArray", (_, _, value) => $"tuple({value})") { IsList = true };
}
