using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>What an aggregate takes from an event: whether at all, and the value, as C# text over the event <c>e</c>.</summary>
/// <param name="Filter">A condition, or <see langword="null"/> for always.</param>
/// <param name="Selector">The value as it is held, or <see langword="null"/> for none.</param>
/// <param name="Type">The type of the value; missing where there is none.</param>
internal sealed record EventValue(string? Filter, string? Selector, DataType? Type)
{
    /// <summary>What a time window of an aggregate takes.</summary>
    public static EventValue Of(AggregateValue aggregate) => Of(And(aggregate.Filter, aggregate.Condition), aggregate.Selector);

    public static EventValue Of(Expr? filter, Expr? selector) => new(
        filter is null ? null : CSharpExpression.OfEvent.Of(filter),
        selector is null ? null : OnlineTypes.Hold(selector.Type, CSharpExpression.OfEvent.Of(selector)),
        selector?.Type);

    /// <summary>A statement on the value, left out where the value is missing.</summary>
    /// <param name="name">A fresh name.</param>
    /// <param name="statement">The statement, given the text of the value.</param>
    public string Guarded(string name, Func<string, string> statement) =>
        Type is { Nullable: true } ? $"if ({Selector} is {{ }} {name}) {{ {statement(name)} }}" : statement(Selector ?? "");

    private static Expr? And(Expr? a, Expr? b) => a is null ? b : b is null ? a : Faults.And(a, b);
}
