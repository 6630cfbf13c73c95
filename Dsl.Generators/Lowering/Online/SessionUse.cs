using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>The sessions of one kind, and everyone whose windows are cut to the one that is open.</summary>
internal sealed class SessionUse
{
    private readonly Session _session;
    private readonly List<long> _spans = [];

    private SessionUse(Session session, string name) =>
        (_session, Filter, Name) = (session, session.Filter is null ? null : CSharpExpression.OfEvent.Of(session.Filter), name);

    /// <summary>The name of the reader; the field has an underscore before it.</summary>
    public string Name { get; }

    /// <summary>Which events sessions are made of, as C# text; <see langword="null"/> for all.</summary>
    public string? Filter { get; }

    /// <summary>The type of the state.</summary>
    public string Type => OnlineTypes.Online + "SessionsState";

    /// <summary>The text that makes it.</summary>
    public string Made => $"{Type}(Clock, {_session.Gap}L, {_spans.Max()}L)";

    /// <summary>The statement that adds an event.</summary>
    public string Statement => $"_{Name}.Add(time);";

    /// <summary>The statements that find the start of each window.</summary>
    public IEnumerable<string> Starts => _spans.Select(span => $"var {Start(span)} = {Name}.Start(asOf, {_session.Gap}L, {span}L);");

    /// <summary>The local that holds the start of a window.</summary>
    public static string Of(InputPlan input, Window window)
    {
        var (session, span) = (window.Session!, window.Span!.Value);
        var same = input.Sessions.FirstOrDefault(s => s._session == session);
        if (same is null)
        {
            same = new(session, $"{ViewPlan.Safe(input.Parameter.Name)}Sessions{input.Sessions.Count}");
            input.Sessions.Add(same);
        }

        if (!same._spans.Contains(span))
        {
            same._spans.Add(span);
        }

        return same.Start(span);
    }

    private string Start(long span) => $"{Name}From{_spans.IndexOf(span)}";
}
