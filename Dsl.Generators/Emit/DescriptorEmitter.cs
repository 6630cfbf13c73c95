using System.Globalization;
using FeatureDsl.Compiler.Lowering.Online;
using FeatureDsl.Ir;

namespace FeatureDsl.Compiler.Emit;

/// <summary>Writes the descriptor of a view with an entity.</summary>
internal static class DescriptorEmitter
{
    private const string D = "global::FeatureDsl.Descriptors.";

    public static void Write(CodeWriter w, ViewPlan plan, EntityModel entity)
    {
        var view = plan.View;
        w.Summary($"{view.Name} as the runtime sees it.");
        w.Block($"public sealed class {view.Name}Descriptor : {D}ViewDescriptor", () =>
        {
            w.Summary("The only one.").Line($"public static readonly {view.Name}Descriptor Instance = new();").Line();
            w.Line($"private {view.Name}Descriptor()").Line("{").Line("}").Line();
            Member(w, $"public override string Name => {CodeWriter.Literal(view.Name)};");
            Member(w, $"public override int Version => {view.Version.ToString(CultureInfo.InvariantCulture)};");
            Member(w, $"public override global::FeatureDsl.Ir.EntityModel Entity {{ get; }} = {ModelLiterals.Entity(entity)};");
            Member(w, $"public override ulong Fingerprint => {view.Name}Evaluator.Fingerprint;");
            w.Line("/// <inheritdoc/>");
            w.Line($"public override global::System.Collections.Generic.IReadOnlyList<{D}ViewInput> Inputs {{ get; }} =").Line("[");
            w.Indented(() => w.Lines(plan.Inputs.Select(Input))).Line("];").Line();
            w.Line("/// <inheritdoc/>");
            w.Line($"public override global::FeatureDsl.Online.ViewState NewState() => new {view.Name}State();");
        });
    }

    private static void Member(CodeWriter w, string text) => w.Line("/// <inheritdoc/>").Line(text).Line();

    private static string Input(InputPlan input)
    {
        var reach = input.Reach is { } micros ? micros.ToString(CultureInfo.InvariantCulture) + "L" : "null";
        var joins = input.Joined.Count == 0 ? "" : $" {{ Joins = [{Texts(input.Joined.Select(j => j.Join.Property))}] }}";
        return $"new {D}ViewInput({CodeWriter.Literal(input.Source.FullName)}, [{Texts(input.Parameter.KeyColumns)}], {reach}){joins},";
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(CodeWriter.Literal));
}
