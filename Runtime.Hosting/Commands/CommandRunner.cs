using System.CommandLine;
using FeatureDsl.Descriptors;
using FeatureDsl.Hosting.Output;

namespace FeatureDsl.Hosting.Commands;

/// <summary>Runs commands: opens and closes their session, and turns errors into one line and an exit code.</summary>
internal sealed class CommandRunner(FeatureProject project, GlobalOptions options)
{
    private const int Failed = 1, Interrupted = 130;

    public FeatureProject Project { get; } = project;

    /// <summary>What a command does when it is called.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">Its work; returns the exit code.</param>
    public void Handle(Command command, Func<HostSession, ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parsed, ct) => RunAsync(options.Read(parsed), session => action(session, parsed, ct)));

    private async Task<int> RunAsync(HostSettings settings, Func<HostSession, Task<int>> action)
    {
        try
        {
            await using var session = new HostSession(Project, settings);
            return await action(session).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Interrupted; nothing half done is kept.");
            return Interrupted;
        }
        catch (FeatureDslException e)
        {
            return Fail(e.Message, e, settings.Verbose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"{e.Message} Check the path, its permissions and the space on the disk.", e, settings.Verbose);
        }
        catch (Exception e) when (!settings.Verbose)
        {
            // A fault of this program: said in one line all the same; --verbose lets it through with its stack.
            return Fail($"Unexpected {e.GetType().Name}: {e.Message} Run again with --verbose and report what it prints.", e, verbose: false);
        }
    }

    private static int Fail(string message, Exception e, bool verbose)
    {
        Terminal.Error(message);
        if (verbose)
            Console.Error.WriteLine(e);
        return Failed;
    }
}
