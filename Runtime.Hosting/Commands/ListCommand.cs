using System.CommandLine;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>list</c>: what the project defines.</summary>
internal static class ListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("list", "List sources, views, services and training sets with their features; --json prints the manifest.");
        runner.Handle(command, (session, _, _) =>
        {
            Print(session);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Print(HostSession session)
    {
        if (session.Terminal.IsJson)
        {
            Console.Out.WriteLine(session.Project.Manifest);
            return;
        }

        session.Terminal.Line("Sources");
        foreach (var source in session.Project.Sources.Select(s => s.Model).Where(s => s.Kind != SourceKind.Request))
            session.Terminal.Line($"  {source.Name} ({source.Table}, {Rows(source)}): {source.Summary}");
        Print(session, "Views", session.Project.Targets.Where(t => !t.IsService), f => f.Name);
        Print(session, "Services", session.Project.Targets.Where(t => t.IsService), f => f.Column);
        if (session.Project.TrainingSets.Count > 0)
            session.Terminal.Line().Line("Training sets");
        foreach (var set in session.Project.TrainingSets)
        {
            session.Terminal.Line($"  {set.Name} of {set.Source.Model.Name}, {Show.Count(set.Features.Features.Count, "feature")}: {set.Summary}");
            foreach (var label in set.Labels)
                session.Terminal.Line($"    {label.Name}: {label.Type.Display}  {label.Summary}");
        }
    }

    private static void Print(HostSession session, string title, IEnumerable<TargetDescriptor> targets, Func<FeatureDescriptor, string> name)
    {
        session.Terminal.Line().Line(title);
        foreach (var target in targets)
        {
            var needs = target.Entities.Select(e => $"{e.Name}({string.Join(", ", e.Keys.Select(k => k.Column))})")
                .Concat(target.Requests.Select(r => $"{r.Model.Name}({string.Join(", ", r.Model.Columns.Select(c => c.Name))})"));
            session.Terminal.Line($"  {target.Name} v{target.Version} of {string.Join(", ", needs)}: {target.Summary}");
            foreach (var feature in target.Features)
                session.Terminal.Line($"    {name(feature)}: {feature.Type.Display}  {feature.Summary}");
        }
    }

    private static string Rows(SourceModel source) => source.Kind == SourceKind.Snapshot ? "snapshots" : "events";
}
