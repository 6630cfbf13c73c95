using FeatureDsl.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Methods of .NET that mean something else in ClickHouse, or on another machine, and what the language has instead.</summary>
internal static class ForeignMethods
{
    private const string
        Culture = "follows the culture of the machine",
        Units = "counts UTF-16 units, not characters",
        Years = "leaves the years and the whole microseconds that both engines have";

    /// <summary>Reports a call of such a method; false where it is none.</summary>
    public static bool Report(IInvocationOperation call, Findings findings)
    {
        if (For(call.TargetMethod) is not { } found)
        {
            return false;
        }

        // The mend is mechanical where the arguments stay.
        var stay = call.Arguments.All(
            a => a.ArgumentKind == ArgumentKind.Explicit && Stays(a.Value is IConversionOperation { IsImplicit: true } c ? c.Operand : a.Value));
        Add(call, call.TargetMethod, found, stay && !found.Instead.EndsWith(")", StringComparison.Ordinal) ? found.Instead : "", findings);
        return true;
    }

    /// <summary>Reports such a property; false where it is none.</summary>
    public static bool Report(IPropertyReferenceOperation property, Findings findings)
    {
        if (property.Property is not { ContainingType.SpecialType: SpecialType.System_String, Name: "Length" })
        {
            return false;
        }

        Add(property, property.Property, ("Text.Length", Units), "Text.Length", findings);
        return true;
    }

    private static (string Instead, string Why)? For(IMethodSymbol method) => (method.ContainingType.SpecialType, method.Name) switch
    {
        (SpecialType.System_String, "Contains") when method.Parameters.Length == 1 => null, // of a char
        (SpecialType.System_String, "StartsWith" or "EndsWith" or "Contains") => ("Text." + method.Name, Culture),
        (SpecialType.System_String, "Compare" or "CompareTo") => ("Text.Compare", Culture),
        (SpecialType.System_String, "CompareOrdinal") => ("Text.Compare", "orders UTF-16 units, not characters"),
        (SpecialType.System_String, "Substring") => ("Text.Substring", Units),
        (SpecialType.System_String, "ToLower" or "ToUpper") => ($"Text.{method.Name}Ascii", Culture),
        (SpecialType.System_String, "ToLowerInvariant" or "ToUpperInvariant") =>
            ($"Text.{method.Name.Substring(0, 7)}Ascii", "follows tables of letters that differ between versions"),
        (SpecialType.System_String, "Trim") => ("Text.TrimAscii", "takes away white space by tables that differ between versions"),
        (SpecialType.System_DateTime, "Add" or "AddDays" or "AddHours" or "AddMinutes" or "AddSeconds" or "AddMonths" or "AddYears") => ("Time." + method.Name, Years),
        (SpecialType.System_DateTime, "AddMilliseconds" or "AddMicroseconds" or "AddTicks") => ("Time.Add(at, span)", Years),
        (_, "AddDays" or "AddMonths" or "AddYears") when method.ContainingType.PlainName() == "System.DateOnly" => ("Time." + method.Name, Years),
        (_, "ToDateTime") when method.ContainingType.PlainName() == "System.DateOnly" => ("Time.StartOfDay(date)", "gives an instant of no time zone"),
        _ => null,
    };

    private static bool Stays(IOperation value) =>
        value.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Int32 || value.Type?.PlainName() == "System.TimeSpan";

    // What stands inside may be worse: a label or the clock is reported as such.
    private static void Add(IOperation place, ISymbol member, (string Instead, string Why) found, string function, Findings findings)
    {
        if (!Impurity.ReportInside(place, findings))
        {
            findings.Add(
                Rules.ForeignMethod, place.Syntax.GetLocation(), "Function", function, $"{member.ContainingType.Name}.{member.Name}", found.Why, found.Instead);
        }
    }
}
