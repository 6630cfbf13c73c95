using FeatureDsl.Ir;

namespace FeatureDsl.Operators;

/// <summary>How long ago it was.</summary>
public static class SinceAggregates
{
    /// <summary>Since the newest event, or since the latest of the selected instants.</summary>
    public static readonly ComposedAggregate Last = new("TimeSinceLast", "a DateTime or nothing", use => Since(use, "Max"));

    /// <summary>Since the oldest event, or since the earliest of the selected instants.</summary>
    public static readonly ComposedAggregate First = new("TimeSinceFirst", "a DateTime or nothing", use => Since(use, "Min"));

    private static Call? Since(ComposedUse use, string extreme)
    {
        var instant = use.Arguments.Count == 0 ? use.EventTime : use.Arguments[0];
        return instant.Type.Kind != DataKind.DateTime
            ? null
            : new(DataType.TimeSpan.OrMissing, "DateTime.Subtract", EquatableArray.Of(new AsOf(), use.Over(extreme, instant)!));
    }
}
