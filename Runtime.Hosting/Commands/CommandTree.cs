using System.CommandLine;
using FeatureDsl.Descriptors;

namespace FeatureDsl.Hosting.Commands;

/// <summary>The commands of a feature project.</summary>
internal static class CommandTree
{
    public static RootCommand Create(FeatureProject project, IDemo? demo)
    {
        var options = new GlobalOptions();
        var runner = new CommandRunner(project, options);
        var root = new RootCommand($"{project.Name}: features for training and serving, from one definition.");
        foreach (var option in options.All)
            root.Options.Add(option);
        root.Subcommands.Add(ListCommand.Create(runner));
        root.Subcommands.Add(SqlCommand.Create(runner));
        root.Subcommands.Add(SchemaCommand.Create(runner));
        root.Subcommands.Add(LockCommand.Create(runner));
        root.Subcommands.Add(LoadCommand.Create(runner));
        root.Subcommands.Add(TrainCommand.Create(runner));
        root.Subcommands.Add(ReplayCommand.Create(runner));
        root.Subcommands.Add(GetCommand.Create(runner));
        root.Subcommands.Add(VerifyCommand.Create(runner));
        if (demo is not null)
            root.Subcommands.Add(DemoCommand.Create(runner, demo));
        return root;
    }
}
