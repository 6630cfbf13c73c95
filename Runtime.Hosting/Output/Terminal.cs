using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureDsl.Hosting.Output;

/// <summary>Results go to standard output, progress and errors to standard error.</summary>
/// <param name="json">Whether the result is JSON, and text for people is left out.</param>
internal sealed class Terminal(bool json)
{
    // Relaxed: the default encoder writes every quote and apostrophe as \u0022, which nobody can read.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the result is JSON.</summary>
    public bool IsJson { get; } = json;

    /// <summary>One line on standard error, whatever the message holds.</summary>
    public static void Error(string message) =>
        Console.Error.WriteLine("error: " + string.Join(' ', message.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    /// <summary>A line for people.</summary>
    public Terminal Line(string text = "")
    {
        if (!IsJson)
            Console.Out.WriteLine(text);
        return this;
    }

    /// <summary>The result for programs.</summary>
    public void Json(Func<JsonObject> result)
    {
        if (IsJson)
            Console.Out.WriteLine(result().ToJsonString(Readable));
    }

    /// <summary>A table for people: columns as wide as their content, numbers not wrapped, the same on a terminal and in a file.</summary>
    /// <param name="header">The titles.</param>
    /// <param name="rows">The cells.</param>
    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Prepend(header).ToList();
        var widths = header.Select((_, i) => all.Max(r => r[i].Length)).ToArray();
        foreach (var (index, row) in all.Index())
        {
            Line(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
            if (index == 0)
                Line(string.Join("  ", widths.Select(w => new string('-', w))));
        }
    }

    /// <summary>Shows how far some work is: a bar on a terminal, a line every few seconds elsewhere.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Does it.</param>
    public Task<T> ProgressAsync<T>(string title, Func<IProgress<Step>, Task<T>> work) =>
        ProgressBar.IsPossible ? ProgressBar.RunAsync(title, work) : work(new ProgressLines(title));
}
