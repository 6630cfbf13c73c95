using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>The three ways in which windows look at time: their states are kept apart.</summary>
internal enum GrainKind
{
    /// <summary>Old edges to the microsecond.</summary>
    Exact,

    /// <summary>Old edges on multiples of a hop.</summary>
    Hop,

    /// <summary>No old edge.</summary>
    All,
}

/// <summary>How finely, and how far back, the windows on one state look.</summary>
internal sealed class GrainPlan(GrainKind kind)
{
    private long _step;
    private long _reach;

    /// <summary>The C# text.</summary>
    public string CSharp => kind switch
    {
        GrainKind.All => "global::FeatureDsl.Online.Grain.All",
        GrainKind.Exact => $"new global::FeatureDsl.Online.Grain(1L, {_reach}L)",
        _ => $"new global::FeatureDsl.Online.Grain({_step}L, {_reach}L)",
    };

    /// <summary>What a window needs.</summary>
    public static GrainKind Of(Window window) => window.Span is null ? GrainKind.All : window.Hop == 0 ? GrainKind.Exact : GrainKind.Hop;

    /// <summary>The old edge of a window at <c>asOf</c>, as C# text.</summary>
    public static string Start(Window window) => window switch
    {
        { Span: null } => "long.MinValue",
        { Hop: 0 } => $"asOf - {window.Span}L",
        _ => $"global::FeatureDsl.Online.Grain.Start(asOf, {window.Span}L, {window.Hop}L)",
    };

    /// <summary>Makes room for a window.</summary>
    public void Add(Window window)
    {
        _reach = Math.Max(_reach, (window.Span ?? 0) + window.Hop);
        _step = Divisor(_step, window.Hop);
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
