using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.ClickHouse;

/// <summary>Arithmetic of instants, all in whole microseconds since 1970.</summary>
internal static class TimeSql
{
    private static readonly (long Micros, string Unit)[] Units =
        [(86_400_000_000, "day"), (3_600_000_000, "hour"), (60_000_000, "minute"), (1_000_000, "second"), (1_000, "millisecond"), (1, "microsecond")];

    /// <summary>The start of a window that has one: <c>as-of - span</c>, moved down to a whole number of hops.</summary>
    public static string Start(Window window, string asOf)
    {
        var edge = $"{asOf} - {window.Span}";
        return window.Hop == 0 ? $"toInt64({edge})" : $"toInt64({edge} - {Beyond(edge, window.Hop)})";
    }

    /// <summary>How far an instant lies beyond the last whole multiple of a span: never negative, before 1970 either.</summary>
    // A literal above 2^32 is unsigned for ClickHouse, which then takes a negative instant for a huge one.
    public static string Beyond(string instant, long span) => $"positiveModulo({instant}, {(span > uint.MaxValue ? $"toInt64({span})" : $"{span}")})";

    /// <summary>The number of the stretch of time of some length that an instant lies in: counted downwards before 1970 too, so that all are of one length.</summary>
    public static string Stretch(string instant, long length) => $"intDiv({instant} - {Beyond(instant, length)}, {length})";

    /// <summary>The edge of a window in words.</summary>
    public static string Words(Window window) => window.Session is { } session
        ? $"the session without a gap of {Words(session.Gap)}, in the last {Words(window.Span!.Value)},"
        : window.Span == 0
        ? $"the time since a whole number of {Words(window.Hop)}"
        : $"the last {Words(window.Span!.Value)}" + (window.Hop == 0 ? "" : $", from a whole number of {Words(window.Hop)} on");

    /// <summary>A span in words, in its largest whole unit.</summary>
    public static string Words(long micros)
    {
        var (unit, name) = Units.First(u => micros % u.Micros == 0);
        var count = micros / unit;
        return FormattableString.Invariant($"{count} {name}{(count == 1 ? "" : "s")}");
    }
}
