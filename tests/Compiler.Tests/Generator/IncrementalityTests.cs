using FeatureDsl.Compiler.Binding;
using FeatureDsl.Ir;
using Microsoft.CodeAnalysis;

namespace FeatureDsl.Compiler.Tests.Generator;

public sealed class IncrementalityTests
{
    private static readonly string[] Stages =
        [FeatureGenerator.Entities, FeatureGenerator.Sources, FeatureGenerator.Views, FeatureGenerator.Services, FeatureGenerator.Targets];

    [Theory]
    [InlineData(Project.Unrelated, "1 + 1", "2")]
    [InlineData(Project.Unrelated, "public static class", "public sealed class More; public static class")]
    [InlineData(Project.Lately, "private Events<Sale> Online =>", "// A comment.\n    private   Events<Sale> Online\n        =>")]
    [InlineData(Project.Lately, "namespace Shops;", "namespace Shops;\n\npublic sealed class Helper;")]
    [InlineData(Project.Shop, "public bool IsBulk => Units > 10;", "public bool IsBulk => Units > 11;")]
    public void An_edit_that_means_nothing_here_leaves_every_stage_as_it_was(int file, string was, string becomes)
    {
        var run = new GeneratorRun(Project.Compile());
        run.Edit(file, was, becomes);

        foreach (var stage in Stages)
        {
            Assert.NotEmpty(run.Stage(stage));
            Assert.All(run.Stage(stage), step => Assert.True(IsKept(step.Reason), $"{stage}: {step.Reason} {step.Value}"));
        }

        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_body_changes_its_view_and_what_depends_on_it()
    {
        var run = new GeneratorRun(Project.Compile());
        run.Edit(Project.Lately, "sales.Last(7.Days).Sum", "sales.Last(8.Days).Sum");

        Assert.Equal(["Lately"], Changed(run, FeatureGenerator.Views));
        Assert.Equal(["Lately", "Outlook", "orders"], Changed(run, FeatureGenerator.Targets));
        Assert.Empty(Changed(run, FeatureGenerator.Sources));
        Assert.Empty(Changed(run, FeatureGenerator.Entities));
    }

    [Fact]
    public void A_changed_source_changes_itself_and_what_reads_it()
    {
        var run = new GeneratorRun(Project.Compile());
        run.Edit(Project.Shop, "public double? Km", "public float? Km");

        Assert.Equal(["Sale"], Changed(run, FeatureGenerator.Sources));
        Assert.Equal(["Alone", "Lately"], Changed(run, FeatureGenerator.Views));
        Assert.Empty(Changed(run, FeatureGenerator.Entities));
    }

    [Fact]
    public void A_changed_summary_changes_its_view()
    {
        var run = new GeneratorRun(Project.Compile());
        run.Edit(Project.Lately, "Sales of the last seven days.", "Online sales of the last seven days.");
        Assert.Equal(["Lately"], Changed(run, FeatureGenerator.Views));
    }

    [Fact]
    public void A_changed_member_of_an_enum_changes_what_compares_it()
    {
        var run = new GeneratorRun(Project.Compile());
        run.Edit(Project.Shop, "Large = 2", "Large = 3");
        Assert.Equal(["Sale"], Changed(run, FeatureGenerator.Sources));
    }

    private static IEnumerable<string> Changed(GeneratorRun run, string stage) =>
        run.Stage(stage).Where(s => !IsKept(s.Reason)).Select(s => Name(s.Value)).Order(StringComparer.Ordinal);

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static string Name(object value) => value switch
    {
        EntityModel e => e.Name,
        SourceModel s => s.Name,
        BoundView v => v.View.Name,
        ServiceModel s => s.Name,
        TargetModel t => t.Name,
        _ => value.ToString()!,
    };
}
