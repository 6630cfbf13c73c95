using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the properties of a row that are records: made of the members, which are features of their own.</summary>
internal static class RowRecords
{
    public static void Write(CodeWriter w, TargetModel target, IReadOnlyList<OutputPlan> outputs)
    {
        foreach (var view in target.Outputs.Distinct().Select(target.View))
        {
            foreach (var record in view.Records.Where(r => r.Property.IndexOf('.') < 0))
            {
                var members = outputs.Where(o => o.View == view && record.Holds(o.Feature.Property)).ToList();
                var (summary, condition) = (members[0].Feature.Summary, Condition(record, members, outputs));
                w.Summary(summary.Substring(0, summary.LastIndexOf(" (", StringComparison.Ordinal)));
                w.Line($"public {record.FullName}{(condition.Length > 0 ? "?" : "")} {OutputPlan.PropertyOf(target, members[0], record)} =>");
                w.Indented(() => w.Line($"{(condition.Length > 0 ? $"{condition} ? null : " : "")}{Made(view, record, members)};")).Line();
            }
        }
    }

    // Its members are errors together.
    private static string Condition(RecordModel record, List<OutputPlan> members, IReadOnlyList<OutputPlan> outputs)
    {
        var isError = members[0].CanFault ? $"_status{outputs.ToList().IndexOf(members[0])} == global::FeatureDsl.FeatureStatus.Error" : null;
        return string.Join(" || ", new[] { isError, record.Nullable ? IsMissing(record, members) : null }.OfType<string>());
    }

    private static string Made(ViewModel view, RecordModel record, List<OutputPlan> members) => RecordEmission.Of(
        record, view.Records, [.. members.Select(m => (m.Feature.Property, Declared(m)))], inner => inner == record ? null : IsMissing(inner, members));

    private static string? IsMissing(RecordModel record, List<OutputPlan> members) =>
        members.Where(m => record.IsToldBy(m.Feature.Property, m.Feature.IsAlways)).Select(m => $"{m.Property} is null").FirstOrDefault();

    private static string Declared(OutputPlan member) => member.CanBeMissing && !member.Feature.Declared.Nullable
        ? RowEmission.Present(member.Feature.Declared, member.Property) : member.Property;
}
