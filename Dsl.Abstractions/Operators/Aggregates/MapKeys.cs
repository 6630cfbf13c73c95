namespace FeatureDsl.Operators;

/// <summary>What maps can be keyed by.</summary>
internal static class MapKeys
{
    /// <summary>The types, in words.</summary>
    public const string Accepted = "bool, int, long, string, an enum, DateTime, DateOnly, TimeSpan or Guid";
}
