using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>The clock, chance, the outside world and static state: never the same in training and in serving.</summary>
internal static class Impurity
{
    private const string UseAsOf = "use AsOf, the instant that is asked about";

    private static readonly string[] Outside = ["System.IO.", "System.Net.", "System.Environment", "System.Diagnostics.", "System.Console", "System.Threading."];

    /// <summary>Reports such a member; false where it is none.</summary>
    public static bool Report(IOperation operation, ISymbol member, Findings findings)
    {
        if ((Certain(member) ?? StaticState(member)) is not { } advice)
        {
            return false;
        }

        findings.Add(
            Rules.Impure, operation.Syntax.GetLocation(), "Replacement", advice == UseAsOf ? "AsOf" : "", $"{member.ContainingType?.Name}.{member.Name}", advice);
        return true;
    }

    /// <summary>Reports labels, the clock and the like inside something that cannot be translated anyway; false where there are none.</summary>
    public static bool ReportInside(IOperation operation, Findings findings)
    {
        var found = false;
        foreach (var inner in operation.DescendantsAndSelf())
        {
            var member = inner switch
            {
                IInvocationOperation call => call.TargetMethod,
                IPropertyReferenceOperation property => property.Property,
                IFieldReferenceOperation field => field.Field,
                IObjectCreationOperation creation => (ISymbol?)creation.Constructor,
                _ => null,
            };
            if (member is IPropertySymbol && member.Has(Names.Label))
            {
                findings.Add(Rules.LabelInFeature, inner.Syntax.GetLocation(), member.Name);
                found = true;
            }
            else if (member is not null && Certain(member) is not null)
            {
                found |= Report(inner, member, findings);
            }
        }

        return found;
    }

    private static string? Certain(ISymbol member)
    {
        var type = member.ContainingType?.PlainName() ?? "";
        return (type, member.Name) switch
        {
            ("System.DateTime" or "System.DateTimeOffset", "Now" or "UtcNow" or "Today") => UseAsOf,
            ("System.TimeProvider", "GetUtcNow" or "GetLocalNow") => UseAsOf,
            ("System.Random", _) => "a feature must not depend on chance",
            ("System.Guid", "NewGuid" or "CreateVersion7") => "a feature must not depend on chance",
            ("System.TimeProvider", _) => null,
            _ when Outside.Any(o => (type + ".").StartsWith(o, StringComparison.Ordinal)) => "a feature must not look outside its events",
            _ => null,
        };
    }

    private static string? StaticState(ISymbol member) => member is IFieldSymbol { IsStatic: true, IsConst: false, IsReadOnly: false }
        or IPropertySymbol { IsStatic: true } ? "make it a const, or a parameter of the view" : null;
}
