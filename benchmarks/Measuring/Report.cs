using System.Diagnostics;
using Spectre.Console;

namespace FeatureDsl.Benchmarks.Measuring;

/// <summary>Prints plain tables.</summary>
/// <param name="output">Takes the tables.</param>
/// <param name="progress">Takes what is being done, with the time since the start.</param>
internal sealed class Report(TextWriter output, TextWriter progress)
{
    private readonly IAnsiConsole _console = Console(output);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Says what is being done next.</summary>
    public void Progress(string text) => progress.WriteLine(FormattableString.Invariant($"[{_clock.Elapsed.TotalSeconds,6:0.0} s] {text}"));

    public void Line(string text) => output.WriteLine(text);

    /// <summary>Prints a table; the first column is text, the others are numbers.</summary>
    /// <param name="title">What was measured, and its size.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The cells.</param>
    public void Table(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Ascii2);
        for (var i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(new Spectre.Console.Text(columns[i])) { NoWrap = true, Alignment = i == 0 ? Justify.Left : Justify.Right });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Spectre.Console.Text(cell)));
        output.WriteLine();
        output.WriteLine(title);
        _console.Write(table);
    }

    /// <summary>Prints what contenders took, each beside the first.</summary>
    public void Measurements(string title, IReadOnlyList<Measurement> measured) => Table(
        title,
        ["", "wall s", "CPU s", "peak MB", "wall, x the first", "CPU, x the first"],
        measured.Select(m => (string[])
        [
            m.Name, Number(m.Wall), Number(m.Cpu), m.PeakBytes == 0 ? "-" : Number(m.PeakBytes / 1e6), Number(m.Wall / measured[0].Wall), Number(m.Cpu / measured[0].Cpu),
        ]));

    /// <summary>Three significant digits, or whole.</summary>
    public static string Number(double value) => FormattableString.Invariant(value switch
    {
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:0.0}",
        >= 0.1 => (FormattableString)$"{value:0.00}",
        _ => $"{value:0.0000}",
    });

    private static IAnsiConsole Console(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output),
        });
        // Wider than a pipe is taken to be: a table that is broken up cannot be read.
        console.Profile.Width = 200;
        return console;
    }
}
