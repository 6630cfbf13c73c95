using FeatureDsl.Ir;
using FeatureDsl.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureDsl.Compiler.Binding;

// Records: made, chosen, and asked for their members.
internal abstract partial class ExpressionBinder
{
    /// <summary>Whether an expression can be an error.</summary>
    protected virtual bool CanFail(Expr value) => false;

    /// <summary>The value of a property: one column, or the record of those of its members.</summary>
    /// <param name="property">The property.</param>
    /// <param name="canBeMissing">Whether it is missing where there is no row.</param>
    /// <param name="column">Gives the value of a column by its path.</param>
    protected static Expr? ColumnValue(IPropertySymbol property, bool canBeMissing, Func<IReadOnlyList<IPropertySymbol>, Expr?> column) =>
        Records.Of(property.Type) is { } record
            ? RecordOf(record, canBeMissing || Records.CanBeMissing(property.Type), [property], column)
            : column([property]);

    private static RecordValue? RecordOf(
        INamedTypeSymbol record, bool missing, IReadOnlyList<IPropertySymbol> path, Func<IReadOnlyList<IPropertySymbol>, Expr?> leaf)
    {
        // Whether an inner record can be missing where this one is there; what it is made of is missing wherever either is.
        var members = new List<RecordMember>();
        foreach (var member in Records.Members(record))
        {
            IReadOnlyList<IPropertySymbol> there = [.. path, member];
            var canBeMissing = Records.CanBeMissing(member.Type);
            var value = Records.Of(member.Type) is { } inner ? RecordOf(inner, canBeMissing, there, leaf) : leaf(there);
            if (value is null)
            {
                return null;
            }

            members.Add(new(member.Name, Records.Tells(member), value));
        }

        return new(DataType.Record(record.FullName()) with { Nullable = missing }, members.ToEquatable());
    }

    // Every member is set: what the C# of the record sets besides is not known to other executions.
    private Expr? BindRecord(IObjectCreationOperation creation, INamedTypeSymbol record)
    {
        var given = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var argument in creation.Arguments.Where(a => a.Parameter is not null))
        {
            given[argument.Parameter!.Name] = argument.Value;
        }

        foreach (var assignment in (creation.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation target)
            {
                given[target.Property.Name] = assignment.Value;
            }
        }

        var members = Records.Members(record);
        if (members.FirstOrDefault(m => !given.ContainsKey(m.Name)) is { } unset)
        {
            return Reject(creation, Quote(creation), $"set '{unset.Name}', too: every member says what it is");
        }

        var values = members.Select(m => (Member: m, Value: BindMember(m, given[m.Name]))).ToList(); // All, so that all are reported.
        return values.Any(v => v.Value is null) ? null : Whole(new(
            DataType.Record(record.FullName()),
            values.Select(v => new RecordMember(v.Member.Name, Records.Tells(v.Member), v.Value!)).ToEquatable()));
    }

    private Expr? BindMember(IPropertySymbol member, IOperation given)
    {
        if (Bind(given) is not { } value)
        {
            return null;
        }

        if (Records.Of(member.Type) is not { } record)
        {
            return TypeBinder.OfColumn(member, Findings) is not { } declared || !FeatureBinder.Fits(value, declared, member, given, Findings) ? null
                : value is Constant { Value: null } ? new Constant(declared, null) : value;
        }

        return value is RecordValue inner && inner.Type.RecordName == record.FullName() && (!inner.Type.Nullable || Records.CanBeMissing(member.Type))
            ? inner : Reject(given, $"A {value.Type.Display} as '{member.Name}'", "give a record of that type that is there where the member has to be");
    }

    // In C# a record is an error as a whole where one of its members is.
    private RecordValue Whole(RecordValue record)
    {
        var failing = record.Values.Where(CanFail).ToList();
        return failing.Count == 0 ? record : record.Select(m => new Call(
            m.Value.Type, RecordOperator.Name, failing.Where(f => !f.Equals(m.Value)).Prepend(m.Value).ToEquatable()))!;
    }

    private Expr? RecordMemberOf(IPropertyReferenceOperation property, RecordValue record)
    {
        var name = property.Property.Name;
        return property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? name == "HasValue" ? Faults.Not(record.IsMissing)
                : Reject(property, Quote(property), "the record can be missing: write '?.' before the member")
            : record.Type.Nullable ? Reject(property, Quote(property), "the record can be missing: write '?.' before the member")
            : record.Member(name) ?? Reject(property, $"'{name}'", "it is computed, not a member: write its body here");
    }

    // A missing record, as the type of a null or of a conversion.
    private static RecordValue? MissingRecord(ITypeSymbol? type)
    {
        return Records.Of(type) is { } record ? RecordOf(record, missing: true, [], path => Missing(path[path.Count - 1])) : null;

        static Constant? Missing(IPropertySymbol member) => TypeBinder.OfColumn(member, new()) is { } of ? new Constant(of.OrMissing, null) : null;
    }

    private Expr? ChooseRecord(string name, IOperation choice, IReadOnlyList<Expr> bound)
    {
        if (bound.Skip(bound.Count - 2).Select(b => b as RecordValue).ToList() is not [{ } first, { } second] || first.Type.Present != second.Type.Present)
        {
            return Reject(choice, Quote(choice), $"{string.Join(" and ", bound.Skip(bound.Count - 2).Select(b => b.Type.Display).Distinct())} do not meet in one type");
        }

        if (name == "Conditional")
        {
            var either = first.Type with { Nullable = first.Type.Nullable || second.Type.Nullable };
            return RecordValue.Combine(either, [first, second], m => Choose(name, choice, [bound[0], m[0].Value, m[1].Value]));
        }

        // A member that is always there is missing where its record is; of another that cannot be told.
        return !first.Type.Nullable ? first : RecordValue.Combine(second.Type, [first, second], m =>
            m[0].IsAlways && m[0].Value.Type.Nullable ? Choose("Coalesce", choice, [m[0].Value, m[1].Value])
            : Choose("Conditional", choice, [first.IsMissing, m[1].Value, m[0].Value]));
    }
}
