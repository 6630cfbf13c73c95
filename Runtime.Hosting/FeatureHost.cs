using System.CommandLine;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Commands;
using FeatureDsl.Hosting.Output;

namespace FeatureDsl.Hosting;

/// <summary>The command line of a feature project: all that its <c>Program.cs</c> has to call.</summary>
public static class FeatureHost
{
    private const int Succeeded = 0, UsageError = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">As the program was given them.</param>
    /// <param name="project">What the compiler made of the project: <c>Features.Project</c>.</param>
    /// <param name="demo">What the command <c>demo</c> runs; without it there is no such command.</param>
    /// <returns>The exit code: 0 where all went well, 1 for an error or a difference that was found, 2 for a wrong command line.</returns>
    public static async Task<int> RunAsync(string[] args, FeatureProject project, IDemo? demo = null)
    {
        var root = CommandTree.Create(project, demo);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            Terminal.Error($"{parsed.Errors[0].Message.TrimEnd('.')}. See --help.");
            return UsageError;
        }

        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        var code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        return args.Length == 0 && code == Succeeded ? UsageError : code;
    }
}
