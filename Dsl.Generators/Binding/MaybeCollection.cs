using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Binding;

/// <summary>
/// A list or a map while expressions are bound that may not be there, because the row or the record is not that holds it. It does not leave the binder: the language
/// has no missing lists, so what is asked of it behind <c>?.</c> is missing, and behind <c>??</c> stands what is taken for it.
/// </summary>
/// <param name="Value">What is there, and otherwise empty.</param>
/// <param name="IsMissing">Whether it is not there.</param>
internal sealed record MaybeCollection(Expr Value, Expr IsMissing) : Expr(Value.Type);
