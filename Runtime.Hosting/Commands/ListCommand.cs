using System.CommandLine;
using FeatureDsl.Descriptors;
using FeatureDsl.Ir;

namespace FeatureDsl.Hosting.Commands;

/// <summary><c>list</c>: what the project defines.</summary>
internal static class ListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("list", "List sources, views and services with their features; --json prints the manifest.");
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
