using Spectre.Console;

namespace FeatureDsl.Hosting.Output;

/// <summary>Progress as a bar, on standard error, so that standard output holds the result alone.</summary>
internal static class ProgressBar
{
    /// <summary>Whether somebody looks at a terminal.</summary>
    public static bool IsPossible { get; } = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public static Task<T> RunAsync<T>(string title, Func<IProgress<Step>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var progress = console.Progress().AutoClear(true).HideCompleted(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn());
        return progress.StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: 1);
            task.IsIndeterminate = true;
            return work(new Relay<Step>(step => Update(task, title, step)));
        });
    }

    private static void Update(ProgressTask task, string title, Step step)
    {
        task.Description = Markup.Escape($"{step.What ?? title} {Show.Count(step.Done)}");
        if (step.Total is not > 0)
            return;
        task.IsIndeterminate = false;
        task.Value = Math.Min(1, (double)step.Done / step.Total.Value);
    }
}
