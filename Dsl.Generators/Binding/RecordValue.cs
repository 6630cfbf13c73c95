using FeatureDsl.Ir;
using FeatureDsl.Operators;

namespace FeatureDsl.Compiler.Binding;

/// <summary>A record while expressions are bound: each of its members is an expression, missing where the record is. What leaves the binder are the members.</summary>
/// <param name="Type">The record; of an inner one whether it can be missing where the outer one is there.</param>
/// <param name="Members">In declared order.</param>
internal sealed record RecordValue(DataType Type, EquatableArray<RecordMember> Members) : Expr(Type)
{
    /// <summary>Whether the record is missing: what tells is the first member that it always has.</summary>
    public Expr IsMissing => Type.Nullable ? Missing(this) : Constant.False;

    /// <summary>Every value in it, those inside of inner records in their place.</summary>
    public IEnumerable<Expr> Values => Members.SelectMany(m => m.Value is RecordValue inner ? inner.Values : [m.Value]);

    /// <summary>The member of a name.</summary>
    public Expr? Member(string name) => Members.FirstOrDefault(m => m.Name == name)?.Value;

    /// <summary>The record of what becomes of each value; <see langword="null"/> where one becomes nothing.</summary>
    public RecordValue? Select(Func<RecordMember, Expr?> leaf) => Combine(Type, [this], members => leaf(members[0]));

    /// <summary>The record of what becomes of the values that records of one type have in one place. A member of an inner record is always there where that is, too.</summary>
    public static RecordValue? Combine(DataType type, IReadOnlyList<RecordValue> records, Func<IReadOnlyList<RecordMember>, Expr?> leaf) =>
        Combine(type, records, true, leaf);

    private static RecordValue? Combine(DataType type, IReadOnlyList<RecordValue> records, bool isAlways, Func<IReadOnlyList<RecordMember>, Expr?> leaf)
    {
        var members = new List<RecordMember>();
        for (var i = 0; i < records[0].Members.Count; i++)
        {
            var those = records.Select(r => r.Members[i]).ToList();
            var value = those[0].Value is RecordValue
                ? Combine(Inner(those), [.. those.Select(t => (RecordValue)t.Value)], isAlways && those[0].IsAlways, leaf)
                : leaf([.. those.Select(t => t with { IsAlways = isAlways && t.IsAlways })]);
            if (value is null)
            {
                return null;
            }

            members.Add(those[0] with { Value = value });
        }

        return new(type, members.ToEquatable());
    }

    private static DataType Inner(IReadOnlyList<RecordMember> members) =>
        members[0].Value.Type with { Nullable = members.Any(m => m.Value.Type.Nullable) };

    private static Expr Missing(RecordValue record) =>
        record.Members.First(m => m.IsAlways).Value is var value && value is RecordValue inner ? Missing(inner) : Faults.IsMissing(value);
}

/// <summary>A member of a record.</summary>
/// <param name="Name">The C# property.</param>
/// <param name="IsAlways">Whether it is missing exactly where the record is; a list and a map are empty then, and so never tell.</param>
/// <param name="Value">What it is; a record where it is one itself.</param>
internal sealed record RecordMember(string Name, bool IsAlways, Expr Value);
