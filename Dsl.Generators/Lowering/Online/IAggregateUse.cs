using FeatureDsl.Compiler.Emit;

namespace FeatureDsl.Compiler.Lowering.Online;

/// <summary>One aggregate of a view and where its value comes from.</summary>
internal interface IAggregateUse
{
    /// <summary>Writes the statements that compute it into the local <paramref name="name"/> (and, where it can fail, <c>{name}Fault</c>).</summary>
    /// <param name="output">The evaluator's body.</param>
    /// <param name="name">A fresh name.</param>
    /// <param name="type">The C# type of the result.</param>
    void Read(CodeWriter output, string name, string type);
}
