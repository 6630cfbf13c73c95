using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The clock, chance, the outside world and static state: never the same in training and in serving.</summary>
internal static class Impurity
{
    private static readonly string[] Outside = ["System.IO.", "System.Net.", "System.Environment", "System.Diagnostics.", "System.Console", "System.Threading."];

    /// <summary>Reports such a member; false where it is none.</summary>
    public static bool Report(IOperation operation, ISymbol member, Findings findings)
    {
        var type = member.ContainingType?.PlainName() ?? "";
        var advice = (type, member.Name) switch
        {
            ("System.DateTime" or "System.DateTimeOffset", "Now" or "UtcNow" or "Today") => "use AsOf, the instant that is asked about",
            ("System.TimeProvider", _) => "use AsOf, the instant that is asked about",
            ("System.Random", _) => "a feature must not depend on chance",
            ("System.Guid", "NewGuid" or "CreateVersion7") => "a feature must not depend on chance",
            _ when Outside.Any(o => (type + ".").StartsWith(o, StringComparison.Ordinal)) => "a feature must not look outside its events",
            _ when member is IFieldSymbol { IsStatic: true, IsConst: false } => "make it a const, or a parameter of the view",
            _ when member is IPropertySymbol { IsStatic: true } => "make it a const, or a parameter of the view",
            _ => null,
        };
        if (advice is null)
        {
            return false;
        }

        var isClock = advice.StartsWith("use AsOf", StringComparison.Ordinal);
        findings.Add(Rules.Impure, operation.Syntax.GetLocation(), "Replacement", isClock ? "AsOf" : "", $"{member.ContainingType?.Name}.{member.Name}", advice);
        return true;
    }
}
