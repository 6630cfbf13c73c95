using System.Text;
using FeatureDsl.Hosting.Output;

namespace FeatureDsl.Hosting.Commands;

/// <summary>A file that a command writes and the compiler reads.</summary>
internal static class CompilerFile
{
    /// <summary>Writes it in one step: half of such a file would be worse than the old one.</summary>
    public static async Task ReplaceAsync(string file, string text, CancellationToken ct)
    {
        var temporary = file + ".tmp";
        await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(false), ct).ConfigureAwait(false);
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>Says so where the compiler will not find it.</summary>
    public static void CheckName(Terminal terminal, string file, string extension)
    {
        if (!file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            terminal.Line($"The compiler reads only files whose names end in {extension}.");
    }
}
