using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Binding;

/// <summary>Features that are records: a feature for each member, <c>Place_City</c> for the member <c>City</c> of <c>Place</c>.</summary>
internal static class RecordFeatures
{
    /// <summary>The features that a record is made of.</summary>
    /// <param name="property">The property.</param>
    /// <param name="summary">Its description.</param>
    /// <param name="record">Its body.</param>
    /// <param name="source">The C# text of its body.</param>
    public static IEnumerable<FeatureModel> Of(IPropertySymbol property, string summary, RecordValue record, string source) =>
        Leaves(record, Root(property)).Select(leaf =>
            new FeatureModel(leaf.Name, $"{summary} ({leaf.Path.Replace("?", "")})", leaf.Type, leaf.Value, null, source)
            {
                Property = leaf.Path,
                IsAlways = leaf.IsAlways,
            });

    /// <summary>The records that a property is made of, each before those inside it.</summary>
    public static IEnumerable<RecordModel> Models(IPropertySymbol property) => Models(property, property.Name);

    /// <summary>The features of a record that a body refers to, as the record.</summary>
    public static RecordValue Values(IPropertySymbol property, RecordValue record, string view) =>
        Values(record with { Type = record.Type with { Nullable = Records.CanBeMissing(property.Type) } }, Root(property), view);

    /// <summary>The body of a feature that is a member.</summary>
    public static Expr? Body(IPropertySymbol property, RecordValue record, string feature) =>
        Leaves(record, Root(property)).Where(l => l.Name == feature).Select(l => l.Value).FirstOrDefault();

    private static Place Root(IPropertySymbol property) =>
        new(property.Name, property.Name, Records.CanBeMissing(property.Type), Records.CanBeMissing(property.Type));

    private static IEnumerable<Leaf> Leaves(RecordValue record, Place place) => record.Members.SelectMany(m => m.Value is RecordValue inner
        ? Leaves(inner, place.Of(m))
        : [new Leaf(place.Of(m).Name, place.Of(m).Path, TypeOf(m, place), m.Value, m.IsAlways && place.IsMissing)]);

    private static RecordValue Values(RecordValue record, Place place, string view) => record with
    {
        Members = record.Members.Select(m => m with
        {
            Value = m.Value is RecordValue inner
                ? Values(inner with { Type = inner.Type with { Nullable = !m.IsAlways } }, place.Of(m), view)
                : new FeatureValue(TypeOf(m, place), view, place.Of(m).Name),
        }).ToEquatable(),
    };

    private static IEnumerable<RecordModel> Models(IPropertySymbol property, string path)
    {
        var model = Records.Model(property, path);
        var inner = Records.Members(Records.Of(property.Type)!).Where(m => Records.Of(m.Type) is not null);
        return inner.SelectMany(m => Models(m, model.Member(m.Name))).Prepend(model);
    }

    private static DataType TypeOf(RecordMember member, Place place) =>
        place.IsMissing || !member.IsAlways ? member.Value.Type.OrMissing : member.Value.Type.Present;

    // A record on the way to a member: whether it can be missing itself, and whether it or one around it can.
    private sealed record Place(string Name, string Path, bool CanBeMissing, bool IsMissing)
    {
        public Place Of(RecordMember member) =>
            new($"{Name}_{member.Name}", Path + (CanBeMissing ? "?." : ".") + member.Name, !member.IsAlways, IsMissing || !member.IsAlways);
    }

    private sealed record Leaf(string Name, string Path, DataType Type, Expr Value, bool IsAlways);
}
